import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from './context.ts'

/** How a table's rows are a person's: of a client; of an approval that names one of their records; of someone who works in the house. */
export type Path =
  | 'self'
  | 'client'
  | 'contract'
  | 'invoice'
  | 'boleto'
  | 'login'
  | 'approval'
  | 'user'
  | 'session'
  | 'requester'
  | 'decider'

/** What a law keeps: rows younger than `years` by `since` stay as they are. */
export type Keeping = { law: string; years: number; since: string }

/** A table that holds data of people, as its module declares it. */
export type PersonalTable = {
  table: string
  /** How people call it, pt-BR. */
  label: string
  path: Path
  /** Key of the purpose for which it is held (modules/privacy). */
  purpose: string
  keep?: Keeping
  /** What anonymising does to a row: columns that are written over, or the whole row. Absent: nothing in it tells of a person. */
  erase?: 'delete' | ((ctx: Ctx) => Readonly<Record<string, unknown>>)
  /** Column of the file in kernel.files whose bytes go with the row. */
  file?: string
  /** Rows of the whole installation: people sign in to it, not to a company. */
  isShared?: true
}

const contractsOf = (id: string) => sql`select id from contracts.contracts where client_id = ${id}`
const invoicesOf = (id: string) => sql`select id from billing.invoices where client_id = ${id}`
const paths: Record<Path, (id: string) => RawBuilder<unknown>> = {
  self: (id) => sql`t.id = ${id}`,
  client: (id) => sql`t.client_id = ${id}`,
  contract: (id) => sql`t.contract_id in (${contractsOf(id)})`,
  invoice: (id) => sql`t.invoice_id in (${invoicesOf(id)})`,
  boleto: (id) => sql`t.boleto_id in (select b.id from banking.boletos b where b.invoice_id in (${invoicesOf(id)}))`,
  login: (id) => sql`t.login_id in (select l.id from radius.logins l where l.contract_id in (${contractsOf(id)}))`,
  approval: (id) => sql`t.state <> 'pending' and exists (
    select 1 from (select ${id}::uuid as id union all ${contractsOf(id)} union all ${invoicesOf(id)}) r where position(r.id::text in t.input::text) > 0)`,
  user: (id) => sql`t.user_id = ${id}`,
  session: (id) => sql`t.session_id in (select s.id from access.sessions s where s.user_id = ${id})`,
  requester: (id) => sql`t.requested_by = ${id}`,
  decider: (id) => sql`t.decided_by = ${id}::text`,
}

const mine = (ctx: Ctx, { path, isShared }: PersonalTable, id: string) =>
  sql`${isShared ? sql`true` : sql`t.company_id = ${ctx.companyId}`} and ${paths[path](id)}`

export const rowsOf = (ctx: Ctx, table: PersonalTable, id: string) =>
  sql`${sql.table(table.table)} t where ${mine(ctx, table, id)}`

export type CollectedRow = Record<string, unknown>

/** All rows of these tables that are of a person, by label, as JSON, in one statement; secrets are told as existing, not shown. */
export async function collectRows(
  ctx: Ctx,
  tables: readonly PersonalTable[],
  id: string,
): Promise<Map<string, CollectedRow[]>> {
  const parts = tables.map(
    (
      table,
    ) => sql`select ${table.label}::text as name, kernel.audit_veil(to_jsonb(t) - 'company_id' - 'search_name') as row
      from ${rowsOf(ctx, table, id)}`,
  )
  const { rows } = await sql<{ name: string; row: CollectedRow }>`${sql.join(parts, sql` union all `)}`.execute(ctx.db)
  const byLabel = new Map<string, CollectedRow[]>()
  for (const { name, row } of rows) {
    const known = byLabel.get(name)
    if (known) known.push(row)
    else byLabel.set(name, [row])
  }
  return byLabel
}

export type Erased = {
  label: string
  erasedCount: number
  keptCount: number
  law: string | null
  keptUntil: string | null
}

/** Erases what no law keeps of one table, and tells what was kept, by which law and until when. */
export async function eraseRows(ctx: Ctx, table: PersonalTable, id: string): Promise<Erased> {
  const { label, keep, erase } = table
  const isKept = keep
    ? sql`coalesce(t.${sql.ref(keep.since)} > ${ctx.now}::timestamptz - ${term(keep)}, true)`
    : sql`false`
  const { rows } = await sql<{ count: number; kept: number; until: string | null }>`
    select count(*)::int as count, count(*) filter (where ${isKept})::int as kept,
      ${keep ? sql`(max(t.${sql.ref(keep.since)}) + ${term(keep)})::date` : sql`null::date`} as until
    from ${rowsOf(ctx, table, id)}`.execute(ctx.db)
  const { count, kept, until } = rows[0] ?? { count: 0, kept: 0, until: null }
  const told = {
    label,
    keptCount: kept,
    law: kept > 0 ? (keep?.law ?? null) : null,
    keptUntil: kept > 0 ? until : null,
  }
  if (!erase) return { ...told, erasedCount: 0, ...(!keep && { keptCount: count, law: 'Não identifica o titular' }) }
  await eraseNow(ctx, table, id, isKept)
  return { ...told, erasedCount: count - kept }
}

const term = ({ years }: Keeping) => sql`make_interval(months => ${Math.round(years * 12)}::int)`

async function eraseNow(ctx: Ctx, table: PersonalTable, id: string, isKept: RawBuilder<unknown>): Promise<void> {
  const gone = sql`${mine(ctx, table, id)} and not (${isKept})`
  const files = table.file
    ? await sql<{ id: string }>`select t.${sql.ref(table.file)} as id from ${sql.table(table.table)} t
        where ${gone} and t.${sql.ref(table.file)} is not null`.execute(ctx.db)
    : { rows: [] }
  if (table.erase === 'delete') await sql`delete from ${sql.table(table.table)} t where ${gone}`.execute(ctx.db)
  else {
    const sets = Object.entries(table.erase?.(ctx) ?? {}).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
    await sql`update ${sql.table(table.table)} t set ${sql.join(sets)} where ${gone}`.execute(ctx.db)
  }
  if (files.rows.length > 0)
    await sql`delete from kernel.files where id = any(${files.rows.map(({ id }) => id)}::uuid[])`.execute(ctx.db)
}

/** What stands in a column that may not be empty, once what it said is erased. */
export const erasedText = 'Eliminado'
/** The same for a column that may be empty, and stays so. */
export const erasedIfAny = (column: string) =>
  sql`case when ${sql.ref(column)} is not null then ${erasedText}::text end`

/** Lets histories lose their texts until the transaction ends. */
export const allowErasure = (ctx: Ctx) => sql`select set_config('sgp.erasure', 'on', true)`.execute(ctx.db)
