import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { BoletoRow, ProblemRow } from './store.ts'
import type { RemessaRow } from './store-remessas.ts'
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
): Promise<(BoletoRow & { invoiceNumber: number })[]> {
  let query = ctx.db
    .selectFrom('banking.boletos as b')
    .innerJoin('billing.invoices as i', 'i.id', 'b.invoiceId')
    .selectAll('b')
    .select('i.number as invoiceNumber')
    .where('b.companyId', '=', ctx.companyId)
  if (accountId !== undefined) query = query.where('b.accountId', '=', accountId)
  if (invoiceId !== undefined) query = query.where('b.invoiceId', '=', invoiceId)
  if (status !== undefined) query = query.where('b.status', '=', status)
  if (after !== undefined) query = query.where('b.id', '<', after)
  return await query.orderBy('b.id', 'desc').limit(limit).execute()
}

export async function listProblems(
  ctx: Ctx,
  { after, limit }: Page,
): Promise<(ProblemRow & { invoiceNumber: number; foundAt: Date })[]> {
  let query = ctx.db
    .selectFrom('banking.problems as p')
    .innerJoin('billing.invoices as i', 'i.id', 'p.invoiceId')
    .select(['p.invoiceId', 'i.number as invoiceNumber', 'p.code', 'p.detail', 'p.foundAt'])
    .where('p.companyId', '=', ctx.companyId)
  if (after !== undefined) query = query.where('p.invoiceId', '>', after)
  return await query.orderBy('p.invoiceId').limit(limit).execute()
}

export function listRemessas(ctx: Ctx, { accountId, after, limit }: Filter & Page): Promise<RemessaRow[]> {
  let query = ctx.db.selectFrom('banking.remessas').selectAll().where('companyId', '=', ctx.companyId)
  if (accountId !== undefined) query = query.where('accountId', '=', accountId)
  if (after !== undefined) query = query.where('id', '<', after)
  return query.orderBy('id', 'desc').limit(limit).execute()
}

export function listRetornos(ctx: Ctx, { accountId, after, limit }: Filter & Page): Promise<RetornoRow[]> {
  let query = ctx.db.selectFrom('banking.retornos').selectAll().where('companyId', '=', ctx.companyId)
  if (accountId !== undefined) query = query.where('accountId', '=', accountId)
  if (after !== undefined) query = query.where('id', '<', after)
  return query.orderBy('id', 'desc').limit(limit).execute()
}

export async function listReceipts(
  ctx: Ctx,
  { state, after, limit }: Page & { state: 'waiting' | 'assigned' },
): Promise<ReceiptRow[]> {
  const { rows } = await sql<ReceiptRow>`
    select * from banking.unmatched_receipts
    where company_id = ${ctx.companyId} and (payment_id is null) = ${state === 'waiting'}
      ${after === undefined ? sql`` : sql`and id < ${after}`}
    order by id desc limit ${limit}`.execute(ctx.db)
  return rows
}
