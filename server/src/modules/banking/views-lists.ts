import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { BoletoRow, ProblemRow } from './store.ts'
import type { ReceiptRow, RetornoRow } from './store-retornos.ts'

/** `limit` rows past `after`, the id of the last row of the page before. */
type Page = { after?: string | undefined; limit: number }
type Filter = {
  accountId?: string | undefined
  invoiceId?: string | undefined
  status?: BoletoRow['status'] | undefined
}

export async function listBoletos(
  ctx: Ctx,
  { accountId, invoiceId, status, after, limit }: Filter & Page,
): Promise<(BoletoRow & { invoiceNumber: number; clientId: string; clientName: string })[]> {
  let query = ctx.db
    .selectFrom('banking.boletos as b')
    .innerJoin('billing.invoices as i', 'i.id', 'b.invoiceId')
    .innerJoin('clients.clients as c', 'c.id', 'i.clientId')
    .selectAll('b')
    .select(['i.number as invoiceNumber', 'i.clientId', 'c.name as clientName'])
    .where('b.companyId', '=', ctx.companyId)
  if (accountId !== undefined) query = query.where('b.accountId', '=', accountId)
  if (invoiceId !== undefined) query = query.where('b.invoiceId', '=', invoiceId)
  if (status !== undefined) query = query.where('b.status', '=', status)
  if (after !== undefined) query = query.where('b.id', '<', after)
  return await query.orderBy('b.id', 'desc').limit(limit).execute()
}

type ListedProblem = ProblemRow & {
  invoiceNumber: number
  clientId: string
  clientName: string
  dueOn: string
  openCents: number
  foundAt: Date
}

/** What keeps titles that somebody still has to pay from a boleto. */
export async function listProblems(ctx: Ctx, { after, limit }: Page): Promise<ListedProblem[]> {
  let query = ctx.db
    .selectFrom('banking.problems as p')
    .innerJoin('billing.invoices as i', 'i.id', 'p.invoiceId')
    .innerJoin('clients.clients as c', 'c.id', 'i.clientId')
    .select(['p.invoiceId', 'i.number as invoiceNumber', 'p.code', 'p.detail', 'p.foundAt'])
    .select(['i.clientId', 'c.name as clientName', 'i.dueOn', 'i.openCents'])
    .where('p.companyId', '=', ctx.companyId)
    .where('i.status', '=', 'open')
  if (after !== undefined) query = query.where('p.invoiceId', '>', after)
  return await query.orderBy('p.invoiceId').limit(limit).execute()
}

export type ListedRetorno = RetornoRow & { accountName: string }

export function listRetornos(ctx: Ctx, { accountId, after, limit }: Filter & Page): Promise<ListedRetorno[]> {
  let query = ctx.db
    .selectFrom('banking.retornos as r')
    .innerJoin('company.accounts as a', 'a.id', 'r.accountId')
    .selectAll('r')
    .select('a.name as accountName')
    .where('r.companyId', '=', ctx.companyId)
  if (accountId !== undefined) query = query.where('r.accountId', '=', accountId)
  if (after !== undefined) query = query.where('r.id', '<', after)
  return query.orderBy('r.id', 'desc').limit(limit).execute()
}

/** By state; one whose payment was reversed waits again for its owner. */
export async function listReceipts(
  ctx: Ctx,
  { state, after, limit }: Page & { state: 'waiting' | 'assigned' | 'all' },
): Promise<ReceiptRow[]> {
  const { rows } = await sql<ReceiptRow>`
    select u.*, p.id as payment_id, case when p.id is not null then u.assigned_at end as assigned_at, case when p.id is not null then u.assigned_by end as assigned_by
    from banking.unmatched_receipts u left join billing.payments p on p.id = u.payment_id
      and not exists (select from billing.payments o where o.reverses_id = u.payment_id)
    where u.company_id = ${ctx.companyId} ${state === 'all' ? sql`` : sql`and (p.id is null) = ${state === 'waiting'}`}
      ${after === undefined ? sql`` : sql`and u.id < ${after}`}
    order by u.id desc limit ${limit}`.execute(ctx.db)
  return rows
}
