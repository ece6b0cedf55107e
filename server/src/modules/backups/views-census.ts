import { sql } from 'kysely'
import type { Db } from '#kernel/db'

/** Every table that keeps rows, as SQL names it; what a crash may empty (unlogged) is none of them. */
export async function listTables(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1`.execute(
    db,
  )
  return rows.map(({ name }) => name)
}

/** Rows of every table, counted by one statement. */
export async function countRows(db: Db, tables: readonly string[]): Promise<Record<string, number>> {
  const counts = tables.map(
    (table) => sql`select ${table}::text as name, count(*)::bigint as count from ${sql.raw(table)}`,
  )
  if (counts.length === 0) return {}
  const { rows } = await sql<{ name: string; count: number }>`${sql.join(counts, sql` union all `)}`.execute(db)
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]))
}

export async function listMigrations(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from public.schema_migrations order by name`.execute(db)
  return rows.map(({ name }) => name)
}
