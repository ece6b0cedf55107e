import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { firstAccount } from './first-account.ts'

export const listClientsWithCredit = async (ctx: Ctx, clientIds: readonly string[]): Promise<string[]> => {
  const rows = await ctx.db
    .selectFrom('billing.creditBalances')
    .select('clientId')
    .where('companyId', '=', ctx.companyId)
    .where('balanceCents', '>', 0)
    .where(sql<boolean>`client_id = any(${clientIds}::uuid[])`)
    .execute()
  return rows.map((row) => row.clientId)
}

/** The client and, when asked for, its contract; `contractId` is null when the contract is not of this client. */
export const findDebtor = (ctx: Ctx, clientId: string, contractId: string | null) =>
  ctx.db
    .selectFrom('clients.clients as cl')
    .leftJoin('contracts.contracts as c', (join) => join.onRef('c.clientId', '=', 'cl.id').on('c.id', '=', contractId))
    .select(['cl.id', 'c.id as contractId'])
    .where('cl.companyId', '=', ctx.companyId)
    .where('cl.id', '=', clientId)
    .executeTakeFirst()

/** The active portador asked for; else the contract's own; else the company's default. */
export const findBillingAccount = async (ctx: Ctx, accountId: string | null, contractId: string | null) => {
  const active = ctx.db
    .selectFrom('company.accounts as a')
    .select(['a.id', 'a.finePpm', 'a.interestPpmMonth', 'a.graceDays'])
    .where('a.companyId', '=', ctx.companyId)
    .where('a.isActive', '=', true)
  if (accountId !== null) return await active.where('a.id', '=', accountId).executeTakeFirst()
  const own = await active
    .innerJoin('contracts.contracts as c', 'c.accountId', 'a.id')
    .where('c.id', '=', contractId)
    .executeTakeFirst()
  return own ?? (await active.where('a.id', '=', await firstAccount(ctx)).executeTakeFirst())
}

export const countChargesOfDay = async (ctx: Ctx, contractId: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from billing.charges h join billing.invoices i on i.id = h.invoice_id
    where h.company_id = ${ctx.companyId} and h.contract_id = ${contractId} and i.issued_on = ${ctx.today}`.execute(
    ctx.db,
  )
  return rows[0]?.count ?? 0
}

/** What a client was given since a day without having paid it, and for no title. */
export async function sumGranted(ctx: Ctx, clientId: string, since: string): Promise<number> {
  const { rows } = await sql<{ cents: number }>`
    select coalesce(sum(amount_cents), 0)::bigint as cents from billing.ledger
    where company_id = ${ctx.companyId} and client_id = ${clientId} and on_date >= ${since}::date
      and account = 'discount' and invoice_id is null and payment_id is null`.execute(ctx.db)
  return rows[0]?.cents ?? 0
}
