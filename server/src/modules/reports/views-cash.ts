import type { CivilDate } from '@open-sgp/brasil'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '#kernel/context'
import { noCash, type CashSums } from './rules/cash.ts'

type Method = 'boleto' | 'pix' | 'cash' | 'card' | 'transfer'
export type CashRow = CashSums & { day: CivilDate; accountId: string | null; method: Method | null }

export type Span = {
  from: CivilDate
  to: CivilDate
  accountId?: string | undefined
  method?: Method | undefined
  receiptPointId?: string | undefined
}
type Given = Partial<CashSums> & Pick<CashRow, 'day' | 'accountId' | 'method'>

async function read(ctx: Ctx, query: RawBuilder<Given>): Promise<CashRow[]> {
  const { rows } = await query.execute(ctx.db)
  return rows.map((row) => ({ ...noCash, ...row }))
}

const money = (ctx: Ctx, { accountId, method, receiptPointId }: Span) => sql`
  from billing.payments
  where company_id = ${ctx.companyId} and method <> 'credit'
    ${method === undefined ? sql`` : sql`and method = ${method}`}
    ${accountId === undefined ? sql`` : sql`and account_id = ${accountId}`}
    ${receiptPointId === undefined ? sql`` : sql`and receipt_point_id = ${receiptPointId}`}`

export const sumPayments = (ctx: Ctx, span: Span) =>
  read(
    ctx,
    sql<Given>`select paid_on as day, account_id, method, (count(*) filter (where reverses_id is null))::int as received_count,
        sum(received_cents)::bigint as received_cents, sum(fee_cents)::bigint as fee_cents
      ${money(ctx, span)} and paid_on between ${span.from} and ${span.to} group by 1, 2, 3`,
  )

export const sumCredits = (ctx: Ctx, span: Span) =>
  read(
    ctx,
    sql<Given>`select coalesce(credit_on, paid_on) as day, account_id, method, sum(received_cents - fee_cents)::bigint as credited_cents
      ${money(ctx, span)} and coalesce(credit_on, paid_on) between ${span.from} and ${span.to} group by 1, 2, 3`,
  )

export const sumExpected = (ctx: Ctx, { from, to, accountId }: Span) =>
  read(
    ctx,
    sql<Given>`select due_on as day, account_id, null as method, count(*)::int as expected_count, sum(open_cents)::bigint as expected_cents
      from billing.invoices where company_id = ${ctx.companyId} and status = 'open' and due_on between ${from} and ${to}
        ${accountId === undefined ? sql`` : sql`and account_id = ${accountId}`}
      group by 1, 2`,
  )

export type TillRow = {
  receiptPointId: string
  name: string
  day: CivilDate
  receivedCount: number
  receivedCents: number
}

/** What was taken at each receipt point on each day, less what was reversed that day. */
export async function sumTills(ctx: Ctx, span: Span): Promise<TillRow[]> {
  const { rows } = await sql<TillRow>`
    select t.receipt_point_id, s.name, t.day, t.received_count, t.received_cents from (
      select receipt_point_id, paid_on as day, (count(*) filter (where reverses_id is null))::int as received_count,
        sum(received_cents)::bigint as received_cents
      ${money(ctx, span)} and receipt_point_id is not null and paid_on between ${span.from} and ${span.to} group by 1, 2) t
    join administration.sites s on s.company_id = ${ctx.companyId} and s.id = t.receipt_point_id
    order by kernel.fold(s.name), s.id, t.day`.execute(ctx.db)
  return rows
}

export const listAccountNames = async (ctx: Ctx): Promise<Map<string, string>> => {
  const rows = await ctx.db
    .selectFrom('company.accounts')
    .select(['id', 'name'])
    .where('companyId', '=', ctx.companyId)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
