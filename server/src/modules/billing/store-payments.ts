import { sql, type Selectable } from 'kysely'
import type { Cents, CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'
import { columnList, unnestRows } from './bulk.ts'

export type PaymentRow = Selectable<DB['billing.payments']>

export type NewPaymentRow = {
  id: string
  sourceKey: string
  method: PaymentRow['method']
  clientId: string
  invoiceId: string | null
  paidOn: CivilDate
  creditOn: CivilDate | null
  receivedCents: Cents
  principalCents: Cents
  fineCents: Cents
  interestCents: Cents
  creditCents: Cents
  feeCents: Cents
  reversesId: string | null
  reason: string | null
  receiptPointId: string | null
}

const paymentTypes = {
  id: 'uuid',
  sourceKey: 'text',
  method: 'billing.payment_method',
  clientId: 'uuid',
  invoiceId: 'uuid',
  paidOn: 'date',
  creditOn: 'date',
  receivedCents: 'bigint',
  principalCents: 'bigint',
  fineCents: 'bigint',
  interestCents: 'bigint',
  creditCents: 'bigint',
  feeCents: 'bigint',
  reversesId: 'uuid',
  reason: 'text',
  receiptPointId: 'uuid',
} as const

export const insertPayments = async (ctx: Ctx, rows: readonly NewPaymentRow[]): Promise<void> => {
  if (rows.length === 0) return
  await sql`insert into billing.payments (company_id, created_at, created_by, account_id, ${columnList(paymentTypes)})
    select ${ctx.companyId}, ${ctx.now}::timestamptz, ${ctx.actor.id}, (select account_id from billing.invoices i where i.id = n.invoice_id), n.*
    from ${unnestRows(rows, paymentTypes)} as n (${columnList(paymentTypes)})`.execute(ctx.db)
}

/** One look-up in the unique index a key: on a table that grew faster than its statistics the planner would read it whole. */
export const findPaymentsBySource = async (ctx: Ctx, sourceKeys: readonly string[]): Promise<PaymentRow[]> => {
  const { rows } = await sql<PaymentRow>`
    select p.* from unnest(${sourceKeys}::text[]) as k (key)
    cross join lateral (select * from billing.payments where company_id = ${ctx.companyId} and source_key = k.key limit 1) p`.execute(
    ctx.db,
  )
  return rows
}

/** Whether the payment of a source was undone. */
export const isSourceReversed = async (ctx: Ctx, sourceKey: string): Promise<boolean> => {
  const { rows } = await sql`select from billing.payments p join billing.payments r on r.reverses_id = p.id
    where p.company_id = ${ctx.companyId} and p.source_key = ${sourceKey}`.execute(ctx.db)
  return rows.length > 0
}

export const findPayment = (ctx: Ctx, id: string): Promise<PaymentRow | undefined> =>
  ctx.db
    .selectFrom('billing.payments')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .executeTakeFirst()

export const findReversal = (ctx: Ctx, paymentId: string): Promise<PaymentRow | undefined> =>
  ctx.db
    .selectFrom('billing.payments')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('reversesId', '=', paymentId)
    .executeTakeFirst()

export const listPaymentsOf = (ctx: Ctx, invoiceId: string): Promise<PaymentRow[]> =>
  ctx.db
    .selectFrom('billing.payments')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('invoiceId', '=', invoiceId)
    .orderBy('id')
    .execute()

/** The newest payment made with a client's credit that still stands. */
export const findLastCreditPayment = (ctx: Ctx, clientId: string): Promise<PaymentRow | undefined> =>
  ctx.db
    .selectFrom('billing.payments as p')
    .selectAll('p')
    .where('p.companyId', '=', ctx.companyId)
    .where('p.clientId', '=', clientId)
    .where('p.method', '=', 'credit')
    .where('p.reversesId', 'is', null)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('billing.payments as r').select('r.id').whereRef('r.reversesId', '=', 'p.id'))),
    )
    .orderBy('p.id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Invoices that a client's credit paid. */
export const listInvoicesPaidByCredit = async (ctx: Ctx, clientId: string): Promise<string[]> => {
  const rows = await ctx.db
    .selectFrom('billing.payments')
    .select('invoiceId')
    .distinct()
    .where('companyId', '=', ctx.companyId)
    .where('clientId', '=', clientId)
    .where('method', '=', 'credit')
    .execute()
  return rows.flatMap(({ invoiceId }) => invoiceId ?? [])
}

/** Locks the clients' balances, making those that do not exist yet, in one order everywhere. */
export const lockBalances = async (ctx: Ctx, clientIds: readonly string[]): Promise<Map<string, Cents>> => {
  if (clientIds.length === 0) return new Map()
  const ids = [...new Set(clientIds)].toSorted()
  await sql`insert into billing.credit_balances (client_id, company_id, balance_cents)
    select id, ${ctx.companyId}, 0 from unnest(${ids}::uuid[]) as n (id) order by id on conflict do nothing`.execute(
    ctx.db,
  )
  const rows = await ctx.db
    .selectFrom('billing.creditBalances')
    .select(['clientId', 'balanceCents'])
    .where('companyId', '=', ctx.companyId)
    .where(sql<boolean>`client_id = any(${ids}::uuid[])`)
    .orderBy('clientId')
    .forUpdate()
    .execute()
  return new Map(rows.map((row) => [row.clientId, row.balanceCents]))
}

/** Adds to the balances of clients that the caller has locked; negative takes. The database refuses to go below zero. */
export const addToBalances = async (ctx: Ctx, changes: ReadonlyMap<string, Cents>): Promise<void> => {
  const rows = [...changes].map(([clientId, cents]) => ({ clientId, cents })).filter(({ cents }) => cents !== 0)
  if (rows.length === 0) return
  const types = { clientId: 'uuid', cents: 'bigint' } as const
  await sql`update billing.credit_balances b set balance_cents = b.balance_cents + n.cents
    from ${unnestRows(rows, types)} as n (${columnList(types)})
    where b.client_id = n.client_id and b.company_id = ${ctx.companyId}`.execute(ctx.db)
}
