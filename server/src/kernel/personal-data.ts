import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from './context.ts'

/** How a table's rows are a client's. */
export type Path = 'self' | 'client' | 'contract' | 'invoice' | 'boleto' | 'login'

/** What a law keeps: rows younger than `years` by `since` stay as they are. */
export type Keeping = { law: string; years: number; since: string }

/** A table that holds data of clients, as its module declares it. */
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
}

const rowsOf = (ctx: Ctx, { table, path }: PersonalTable, clientId: string) =>
  sql`${sql.table(table)} t where t.company_id = ${ctx.companyId} and ${paths[path](clientId)}`

/** All rows of a table that are of a client, as JSON; secrets are told as existing, not shown. */
export async function collectRows(
  ctx: Ctx,
  table: PersonalTable,
  clientId: string,
): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<{ row: Record<string, unknown> }>`
    select kernel.audit_veil(to_jsonb(t) - 'company_id' - 'search_name') as row from ${rowsOf(ctx, table, clientId)}`.execute(
    ctx.db,
  )
  return rows.map(({ row }) => row)
}

export type Erased = {
  label: string
  erasedCount: number
  keptCount: number
  law: string | null
  keptUntil: string | null
}

/** Erases what no law keeps of one table, and tells what was kept, by which law and until when. */
export async function eraseRows(ctx: Ctx, table: PersonalTable, clientId: string): Promise<Erased> {
  const { label, keep, erase } = table
  const isKept = keep
    ? sql`t.${sql.ref(keep.since)} > ${ctx.now}::timestamptz - make_interval(years => ${keep.years})`
    : sql`false`
  const { rows } = await sql<{ count: number; kept: number; until: string | null }>`
    select count(*)::int as count, count(*) filter (where ${isKept})::int as kept,
      ${keep ? sql`(max(t.${sql.ref(keep.since)}) + make_interval(years => ${keep.years}))::date` : sql`null::date`} as until
    from ${rowsOf(ctx, table, clientId)}`.execute(ctx.db)
  const { count, kept, until } = rows[0] ?? { count: 0, kept: 0, until: null }
  const told = {
    label,
    keptCount: kept,
    law: kept > 0 ? (keep?.law ?? null) : null,
    keptUntil: kept > 0 ? until : null,
  }
  if (!erase) return { ...told, erasedCount: 0, ...(!keep && { keptCount: count, law: 'Não identifica o titular' }) }
  await eraseNow(ctx, table, clientId, isKept)
  return { ...told, erasedCount: count - kept }
}

async function eraseNow(ctx: Ctx, table: PersonalTable, clientId: string, isKept: RawBuilder<unknown>): Promise<void> {
  const mine = sql`t.company_id = ${ctx.companyId} and ${paths[table.path](clientId)} and not (${isKept})`
  const files = table.file
    ? await sql<{ id: string }>`select t.${sql.ref(table.file)} as id from ${sql.table(table.table)} t
        where ${mine} and t.${sql.ref(table.file)} is not null`.execute(ctx.db)
    : { rows: [] }
  if (table.erase === 'delete') await sql`delete from ${sql.table(table.table)} t where ${mine}`.execute(ctx.db)
  else {
    const sets = Object.entries(table.erase?.(ctx) ?? {}).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
    await sql`update ${sql.table(table.table)} t set ${sql.join(sets)} where ${mine}`.execute(ctx.db)
  }
  for (const { id } of files.rows) await sql`delete from kernel.files where id = ${id}`.execute(ctx.db)
}

/** Lets histories lose their texts until the transaction ends. */
export const allowErasure = (ctx: Ctx) => sql`select set_config('sgp.erasure', 'on', true)`.execute(ctx.db)

/** Erases before and after of a client's records in the audit log: its rows stay and verify. Gives how many. */
export async function eraseAuditOf(ctx: Ctx, clientId: string): Promise<number> {
  const { numAffectedRows = 0n } = await sql`update kernel.audit_details d set content = null, salt = null
    where d.content is not null and (d.record_id = ${clientId} or d.parent_id = ${clientId}
      or d.record_id in (select l.id::text from radius.logins l where l.contract_id in (${contractsOf(clientId)})))`.execute(
    ctx.db,
  )
  return Number(numAffectedRows)
}
