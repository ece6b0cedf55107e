import { sql, type Selectable } from 'kysely'
import type { Cents, CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'
import { newId } from '#kernel/ids'
import { columnList, unnestRows } from './bulk.ts'
import type { LedgerTransaction } from './rules/ledger.ts'

export type InvoiceRow = Selectable<DB['billing.invoices']>
export type ChargeRow = Selectable<DB['billing.charges']>
export type AdjustmentRow = Selectable<DB['billing.adjustments']>

export type NewInvoiceRow = {
  id: string
  number: number
  clientId: string
  contractId: string | null
  accountId: string | null
  runId: string | null
  reason: InvoiceRow['reason']
  period: string | null
  dueOn: CivilDate
  amountCents: Cents
  finePpm: number
  interestPpmMonth: number
  graceDays: number
}

export type NewChargeRow = {
  id: string
  invoiceId: string
  clientId: string
  contractId: string | null
  kind: ChargeRow['kind']
  period: string | null
  description: string
  quantityDays: number | null
  amountCents: Cents
  planVersionId: string | null
  /** Monthly price by which days of service were charged. */
  priceCents: Cents | null
}

const invoiceTypes = {
  id: 'uuid',
  number: 'bigint',
  clientId: 'uuid',
  contractId: 'uuid',
  accountId: 'uuid',
  runId: 'uuid',
  reason: 'billing.billing_reason',
  period: 'daterange',
  dueOn: 'date',
  amountCents: 'bigint',
  finePpm: 'integer',
  interestPpmMonth: 'integer',
  graceDays: 'integer',
} as const

const chargeTypes = {
  id: 'uuid',
  invoiceId: 'uuid',
  clientId: 'uuid',
  contractId: 'uuid',
  kind: 'billing.charge_kind',
  period: 'daterange',
  description: 'text',
  quantityDays: 'integer',
  amountCents: 'bigint',
  planVersionId: 'uuid',
  priceCents: 'bigint',
} as const

/** Invoices issued today; one of zero is born paid. The natural key (contract, period, reason) refuses a second one. */
export const insertInvoices = (ctx: Ctx, rows: readonly NewInvoiceRow[]) =>
  sql`insert into billing.invoices (company_id, issued_on, created_at, status, settled_on, ${columnList(invoiceTypes)})
    select ${ctx.companyId}, ${ctx.today}::date, ${ctx.now}::timestamptz,
      case when n.amount_cents = 0 then 'paid' else 'open' end::billing.invoice_status, case when n.amount_cents = 0 then ${ctx.today}::date end, n.*
    from ${unnestRows(rows, invoiceTypes)} as n (${columnList(invoiceTypes)})`.execute(ctx.db)

export const insertCharges = (ctx: Ctx, rows: readonly NewChargeRow[]) =>
  sql`insert into billing.charges (company_id, created_at, ${columnList(chargeTypes)})
    select ${ctx.companyId}, ${ctx.now}::timestamptz, n.*
    from ${unnestRows(rows, chargeTypes)} as n (${columnList(chargeTypes)})`.execute(ctx.db)

const entryTypes = {
  id: 'uuid',
  transactionId: 'uuid',
  account: 'billing.ledger_account',
  amountCents: 'bigint',
  clientId: 'uuid',
  invoiceId: 'uuid',
  paymentId: 'uuid',
  onDate: 'date',
  memo: 'text',
} as const

/** Books balanced transactions; the database refuses one that does not sum to zero. */
export const insertLedger = async (ctx: Ctx, transactions: readonly LedgerTransaction[]): Promise<void> => {
  const rows = transactions.flatMap(({ entries, ...shared }) => {
    const transactionId = newId()
    return entries
      .filter(([, cents]) => cents !== 0)
      .map(([account, amountCents]) => ({ ...shared, id: newId(), transactionId, account, amountCents }))
  })
  if (rows.length === 0) return
  await sql`insert into billing.ledger (company_id, created_at, ${columnList(entryTypes)})
    select ${ctx.companyId}, ${ctx.now}::timestamptz, n.*
    from ${unnestRows(rows, entryTypes)} as n (${columnList(entryTypes)})`.execute(ctx.db)
}

export const findInvoice = (ctx: Ctx, id: string): Promise<InvoiceRow | undefined> =>
  ctx.db
    .selectFrom('billing.invoices')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .executeTakeFirst()

/** Locks invoices in one order everywhere, so that two transactions over the same ones wait instead of deadlocking. */
export const lockInvoices = (ctx: Ctx, ids: readonly string[]): Promise<InvoiceRow[]> =>
  ctx.db
    .selectFrom('billing.invoices')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()

type InvoiceChange = {
  id: string
  settledCents: Cents
  adjustmentCents: Cents
  status: InvoiceRow['status']
  settledOn: CivilDate | null
}

const changeTypes = {
  id: 'uuid',
  settledCents: 'bigint',
  adjustmentCents: 'bigint',
  status: 'billing.invoice_status',
  settledOn: 'date',
} as const

/** Writes what is paid, adjusted and still open of invoices that the caller has locked; found by their keys, not by a join that reads them all. */
export const updateInvoices = (ctx: Ctx, changes: readonly InvoiceChange[]) =>
  sql`update billing.invoices i set settled_cents = n.settled_cents, adjustment_cents = n.adjustment_cents, status = n.status, settled_on = n.settled_on
    from ${unnestRows(changes, changeTypes)} as n (${columnList(changeTypes)})
    where i.id = n.id and i.id = any(${changes.map(({ id }) => id)}::uuid[]) and i.company_id = ${ctx.companyId}`.execute(
    ctx.db,
  )

export const cancelInvoiceRow = (ctx: Ctx, id: string, reason: string) =>
  ctx.db
    .updateTable('billing.invoices')
    .set({ status: 'cancelled', cancelledOn: ctx.today, cancelReason: reason })
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .execute()

export const insertAdjustment = (ctx: Ctx, values: { invoiceId: string; amountCents: Cents; reason: string }) =>
  ctx.db
    .insertInto('billing.adjustments')
    .values({
      ...values,
      id: newId(),
      companyId: ctx.companyId,
      onDate: ctx.today,
      createdAt: ctx.now,
      createdBy: ctx.actor.id,
    })
    .returningAll()
    .executeTakeFirstOrThrow()

/** The charges of a cancelled invoice make room for new ones of the same days. */
export const voidCharges = (ctx: Ctx, invoiceId: string) =>
  ctx.db
    .updateTable('billing.charges')
    .set({ isVoid: true })
    .where('companyId', '=', ctx.companyId)
    .where('invoiceId', '=', invoiceId)
    .execute()

export const listCharges = (ctx: Ctx, invoiceId: string): Promise<ChargeRow[]> =>
  ctx.db
    .selectFrom('billing.charges')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('invoiceId', '=', invoiceId)
    .orderBy(sql`lower(period)`)
    .orderBy('id')
    .execute()

export const listAdjustments = (ctx: Ctx, invoiceId: string): Promise<AdjustmentRow[]> =>
  ctx.db
    .selectFrom('billing.adjustments')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('invoiceId', '=', invoiceId)
    .orderBy('id')
    .execute()
