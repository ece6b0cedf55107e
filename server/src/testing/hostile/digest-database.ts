import { sql } from 'kysely'
import type { Db } from '#kernel/db'

/** What every request may leave behind: its audit row, how often it came. */
const traces = [
  'kernel.audit_log',
  'kernel.audit_details',
  'kernel.audit_chains',
  'kernel.audit_checkpoints',
  'kernel.audit_signed',
  'kernel.limits',
  'access.sessions',
]

/** Rows of every table and the transactions that wrote them, to tell whether something changed: `{ 'billing.invoices': '12 90817' }`. */
export async function digestDatabase(db: Db): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'public')
      and (table_schema <> 'pgboss' or table_name = 'job')`.execute(db)
  const watched = tables.rows.map(({ name }) => name).filter((name) => !traces.includes(name))
  const digests = watched.map(
    (name) =>
      sql`select ${name}::text as name, count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) as digest from ${sql.table(name)} t`,
  )
  const { rows } = await sql<{ name: string; digest: string }>`${sql.join(digests, sql` union all `)}`.execute(db)
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]))
}
