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
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'pg_toast')
      and (n.nspname <> 'pgboss' or c.relname = 'job')`.execute(db)
  const digests = tables.rows
    .filter(({ name }) => !traces.includes(name))
    .map(
      ({ name }) =>
        `select '${name}' as name, count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) as digest from ${name}`,
    )
  const { rows } = await sql<{ name: string; digest: string }>`${sql.raw(digests.join(' union all '))}`.execute(db)
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]))
}
