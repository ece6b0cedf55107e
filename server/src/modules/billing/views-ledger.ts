import type { Cents, CivilDate } from '@open-sgp/brasil'
import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { LedgerAccount } from './rules/ledger.ts'

/** What a look at the ledger needs of a ctx: a restored copy has no more. */
export type LedgerReader = Pick<Ctx, 'db' | 'companyId' | 'today'>

/** Debit minus credit of each account up to a date. */
export const sumLedger = async (ctx: LedgerReader, on: CivilDate): Promise<Record<LedgerAccount, Cents>> => {
  const { rows } = await sql<{ account: LedgerAccount; cents: number }>`
    select account, sum(amount_cents)::bigint as cents from billing.ledger
    where company_id = ${ctx.companyId} and on_date <= ${on} group by account`.execute(ctx.db)
  const sums = { receivable: 0, revenue: 0, cash: 0, client_credit: 0, fine: 0, interest: 0, discount: 0, bank_fee: 0 }
  for (const { account, cents } of rows) sums[account] = cents
  return sums
}

type Documents = {
  invoicedCents: Cents
  adjustedCents: Cents
  principalCents: Cents
  moneyCents: Cents
  feeCents: Cents
  fineCents: Cents
  interestCents: Cents
  balanceCents: Cents
}

/** The same amounts told by invoices, adjustments, payments and balances. A cancelled invoice counts until the day before. */
export const sumDocuments = async (ctx: LedgerReader, on: CivilDate): Promise<Documents> => {
  const { rows } = await sql<Documents>`
    with stood as (select id, amount_cents from billing.invoices where company_id = ${ctx.companyId} and issued_on <= ${on}
        and (cancelled_on is null or cancelled_on > ${on})),
      paid as (select * from billing.payments where company_id = ${ctx.companyId} and paid_on <= ${on})
    select
      (select coalesce(sum(amount_cents), 0)::bigint from stood) as invoiced_cents,
      (select coalesce(sum(a.amount_cents), 0)::bigint from billing.adjustments a join stood s on s.id = a.invoice_id
        where a.company_id = ${ctx.companyId} and a.on_date <= ${on}) as adjusted_cents,
      (select coalesce(sum(principal_cents), 0)::bigint from paid) as principal_cents,
      (select coalesce(sum(received_cents), 0)::bigint from paid where method <> 'credit') as money_cents,
      (select coalesce(sum(fee_cents), 0)::bigint from paid) as fee_cents,
      (select coalesce(sum(fine_cents), 0)::bigint from paid) as fine_cents,
      (select coalesce(sum(interest_cents), 0)::bigint from paid) as interest_cents,
      (select coalesce(sum(balance_cents), 0)::bigint from billing.credit_balances where company_id = ${ctx.companyId}) as balance_cents`.execute(
    ctx.db,
  )
  const [row] = rows
  if (!row) throw new Error('A select of sums gave no row.')
  return row
}

/** Transactions that do not sum to zero: none, unless someone wrote past the product. */
export const sumUnbalanced = async (ctx: LedgerReader): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
    select from billing.ledger where company_id = ${ctx.companyId} group by transaction_id having sum(amount_cents) <> 0) as unbalanced`.execute(
    ctx.db,
  )
  return rows[0]?.count ?? 0
}

export type Movement = {
  id: string
  onDate: CivilDate
  account: 'receivable' | 'client_credit'
  amountCents: Cents
  memo: string
  invoiceId: string | null
  paymentId: string | null
  createdAt: Date
}

/** What changed a client's debt or credit, newest first. */
export const listMovements = async (
  ctx: Ctx,
  clientId: string,
  before: string | undefined,
  limit: number,
): Promise<Movement[]> => {
  const { rows } = await sql<Movement>`
    select id, on_date, account, amount_cents, memo, invoice_id, payment_id, created_at from billing.ledger
    where company_id = ${ctx.companyId} and client_id = ${clientId} and account in ('receivable', 'client_credit')
      ${before === undefined ? sql`` : sql`and id < ${before}`}
    order by id desc limit ${limit}`.execute(ctx.db)
  return rows
}

/** What a client owes and is owed now. */
export const findClientBalance = async (
  ctx: Ctx,
  clientId: string,
): Promise<{ owedCents: Cents; creditCents: Cents }> => {
  const { rows } = await sql<{ owedCents: number; creditCents: number }>`select
    (select coalesce(sum(open_cents), 0)::bigint from billing.invoices where company_id = ${ctx.companyId} and client_id = ${clientId} and status = 'open') as owed_cents,
    (select coalesce(sum(balance_cents), 0)::bigint from billing.credit_balances where company_id = ${ctx.companyId} and client_id = ${clientId}) as credit_cents`.execute(
    ctx.db,
  )
  return rows[0] ?? { owedCents: 0, creditCents: 0 }
}
