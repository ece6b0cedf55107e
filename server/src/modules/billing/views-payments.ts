import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'

export type PaymentQuery = {
  from?: string | undefined
  to?: string | undefined
  creditedFrom?: string | undefined
  creditedUntil?: string | undefined
  method?: 'boleto' | 'pix' | 'cash' | 'card' | 'transfer' | 'credit' | undefined
  isMoney?: boolean | undefined
  accountId?: string | undefined
  receiptPointId?: string | undefined
}

const creditedOn = sql<string>`coalesce(p.credit_on, p.paid_on)`

/** Payments and reversals, the latest first, after `before` (day, id). */
export function selectPayments(
  ctx: Ctx,
  { from, to, creditedFrom, creditedUntil, method, isMoney, accountId, receiptPointId }: PaymentQuery,
  before: readonly [string, string] | undefined,
  limit: number,
) {
  let query = ctx.db
    .selectFrom('billing.payments as p')
    .innerJoin('clients.clients as cl', 'cl.id', 'p.clientId')
    .leftJoin('billing.invoices as i', 'i.id', 'p.invoiceId')
    .leftJoin('administration.sites as s', 's.id', 'p.receiptPointId')
    .selectAll('p')
    .select(['cl.name as clientName', 'i.number as invoiceNumber', 's.name as receiptPointName'])
    .where('p.companyId', '=', ctx.companyId)
  if (from !== undefined) query = query.where('p.paidOn', '>=', from)
  if (to !== undefined) query = query.where('p.paidOn', '<=', to)
  if (creditedFrom !== undefined) query = query.where(creditedOn, '>=', creditedFrom)
  if (creditedUntil !== undefined) query = query.where(creditedOn, '<=', creditedUntil)
  if (method !== undefined) query = query.where('p.method', '=', method)
  if (isMoney !== undefined) query = query.where('p.method', isMoney ? '<>' : '=', 'credit')
  if (accountId !== undefined) query = query.where('p.accountId', '=', accountId)
  if (receiptPointId !== undefined) query = query.where('p.receiptPointId', '=', receiptPointId)
  if (before) query = query.where((eb) => eb(eb.refTuple('p.paidOn', 'p.id'), '<', eb.tuple(before[0], before[1])))
  return query.orderBy('p.paidOn', 'desc').orderBy('p.id', 'desc').limit(limit).execute()
}
