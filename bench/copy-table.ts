import { sql } from 'kysely'
import type { Db } from '../server/src/kernel/db.ts'

/**
 * An empty table `bench.<name>` that costs an insert what `source` costs it: the same columns, defaults, checks, indexes and
 * exclusions, the same foreign keys into the same tables, the same triggers but those of the audit log: to tell who is what is measured.
 */
export async function copyTable(db: Db, source: string): Promise<string> {
  const copy = `bench.${source.split('.').at(-1)}`
  await sql`create schema if not exists bench`.execute(db)
  await sql.raw(`create table ${copy} (like ${source} including all)`).execute(db)
  const { rows } = await sql<{ statement: string }>`
    select format('alter table %s add %s', ${copy}::text, pg_get_constraintdef(oid)) as statement
      from pg_constraint where conrelid = ${source}::regclass and contype = 'f'
    union all select regexp_replace(pg_get_triggerdef(oid), ' ON \\S+ ', format(' ON %s ', ${copy}::text))
      from pg_trigger where tgrelid = ${source}::regclass and not tgisinternal and tgname !~ '^audit_'`.execute(db)
  for (const { statement } of rows) await sql.raw(statement).execute(db)
  return copy
}

/** Columns of a table that a statement may write: all but the generated ones. */
export async function listColumns(db: Db, table: string): Promise<string> {
  const { rows } = await sql<{ columns: string }>`
    select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`.execute(db)
  return rows[0]?.columns ?? ''
}
