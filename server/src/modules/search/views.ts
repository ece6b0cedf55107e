import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { NossoNumeroKeys } from './rules/read-keys.ts'

/** Each way walks an index of its own and stops at `limit`; the first of them decides the place of what several find. */
const idsOf = (ways: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  sql`(select id, min(rank) as rank from (${sql.join(
    ways.map((way, rank) => sql`(select id, ${sql.lit(rank)}::int as rank from (${way}) way)`),
    sql` union all `,
  )}) every_way group by id) found`

export type FoundContract = { id: string; number: number; status: string; clientName: string; planName: string }

/** Contracts by number; those of clients, the living and newest first. */
export async function findContracts(
  ctx: Ctx,
  { number, clientIds }: { number: number | undefined; clientIds: readonly string[] },
  limit: number,
): Promise<FoundContract[]> {
  const mine = sql`select id from contracts.contracts where company_id = ${ctx.companyId}`
  const ways: RawBuilder<unknown>[] = []
  if (number !== undefined) ways.push(sql`${mine} and number = ${number}`)
  if (clientIds.length > 0)
    ways.push(sql`${mine} and client_id = any(${clientIds}::uuid[])
      order by status in ('cancelled', 'ended'), number desc limit ${limit}`)
  if (ways.length === 0) return []
  const { rows } = await sql<FoundContract>`
    select c.id, c.number, c.status, cl.name as client_name, p.name as plan_name
    from ${idsOf(ways)} join contracts.contracts c on c.id = found.id join clients.clients cl on cl.id = c.client_id
    join plans.versions v on v.id = c.plan_version_id join plans.plans p on p.id = v.plan_id
    order by found.rank, c.status in ('cancelled', 'ended'), c.number desc limit ${limit}`.execute(ctx.db)
  return rows
}

export type FoundInvoice = {
  id: string
  number: number
  status: string
  dueOn: string
  amountCents: number
  openCents: number
  clientName: string
}
export type InvoiceKeys = {
  number: number | undefined
  nossoNumero: NossoNumeroKeys | undefined
  barcode: string | undefined
  txid: string | undefined
  clientIds: readonly string[]
}

/** Invoices by their own number, by what is printed on a boleto of theirs, by Pix; the open ones of clients. */
export async function findInvoices(ctx: Ctx, keys: InvoiceKeys, limit: number): Promise<FoundInvoice[]> {
  const ways = [...boletoWays(ctx, keys, limit)]
  const mine = sql`select id from billing.invoices where company_id = ${ctx.companyId}`
  if (keys.number !== undefined) ways.unshift(sql`${mine} and number = ${keys.number}`)
  if (keys.clientIds.length > 0)
    ways.push(
      sql`${mine} and client_id = any(${keys.clientIds}::uuid[]) and status = 'open' order by due_on limit ${limit}`,
    )
  if (ways.length === 0) return []
  const { rows } = await sql<FoundInvoice>`
    select i.id, i.number, i.status, i.due_on, i.amount_cents + i.adjustment_cents as amount_cents, i.open_cents, cl.name as client_name
    from ${idsOf(ways)} join billing.invoices i on i.id = found.id join clients.clients cl on cl.id = i.client_id
    order by found.rank, i.due_on, i.number limit ${limit}`.execute(ctx.db)
  return rows
}

function boletoWays(ctx: Ctx, { nossoNumero, barcode, txid }: InvoiceKeys, limit: number): RawBuilder<unknown>[] {
  const mine = sql`select invoice_id as id from banking.boletos where company_id = ${ctx.companyId}`
  const ways: RawBuilder<unknown>[] = []
  if (barcode !== undefined) ways.push(sql`${mine} and codigo_barras = ${barcode} limit ${limit}`)
  if (txid !== undefined) ways.push(sql`${mine} and pix_txid = ${txid}`)
  if (nossoNumero === undefined) return ways
  // The index is by account: a company has few.
  const ofAccounts = sql`${mine} and account_id = any(array(select id from company.accounts where company_id = ${ctx.companyId}))`
  const { whole, withDv } = nossoNumero
  ways.push(
    sql`${ofAccounts} and nosso_numero_key = any(${withDv.map(({ number }) => number)}::text[])
      and nosso_numero_key || nosso_numero_dv = any(${whole}::text[]) limit ${limit}`,
    sql`${ofAccounts} and nosso_numero_key = any(${whole}::text[]) limit ${limit}`,
  )
  return ways
}
