import type { Cents, CivilDate, LocalHolidays } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { invalid, notFound } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { loadLocalHolidays } from '#modules/administration'
import { bookPayments, settle } from './book-payments.ts'
import { allocatePayment, type Allocation } from './rules/allocate-payment.ts'
import { computeLateFee } from './rules/late-fee.ts'
import type { PaymentMethod } from './rules/payment-words.ts'
import { findPaymentsBySource, lockBalances, type NewPaymentRow } from './store-payments.ts'
import { lockInvoices, type InvoiceRow } from './store.ts'

export type NewPayment = {
  /** Where the money came from (bank file + line, e2eid, …): one source is booked once, for ever. */
  sourceKey: string
  method: Exclude<PaymentMethod, 'credit'>
  /** Null: nothing says which invoice; `clientId` gets the credit. */
  invoiceId: string | null
  clientId?: string
  /** The date of the bank, not of today: fine and interest are judged by it. */
  paidOn: CivilDate
  creditOn?: CivilDate | null
  receivedCents: Cents
  /** What the bank kept of it; booked apart, the client is given the gross. */
  feeCents?: Cents
  /** Where a person took it. */
  receiptPointId?: string | null
}

export type RegisteredPayment = Omit<Allocation, 'outcome'> & {
  outcome: Allocation['outcome'] | 'duplicate'
  paymentId: string
}

/**
 * Books money received, set-wise, in the caller's transaction when there is one. Answers one result for each payment, in order:
 * `settled`, `partial`, `credit` (no invoice, or one that is paid or cancelled already) or `duplicate` (the source is booked; its
 * first result's amounts). Money is never refused nor lost. 404 for an unknown invoice, 422 without invoice and client.
 */
export const registerPayments = (ctx: Ctx, payments: readonly NewPayment[]): Promise<RegisteredPayment[]> =>
  ctx.transaction(async (ctx) => {
    const before = await lockAll(ctx, payments)
    const holidays = await loadLocalHolidays(ctx)
    const known = await findPaymentsBySource(
      ctx,
      payments.map((payment) => payment.sourceKey),
    )
    const booked = new Map<string, NewPaymentRow>(known.map((row) => [row.sourceKey, row]))
    const after = new Map(before)
    const rows: NewPaymentRow[] = []

    const results = payments.map((payment): RegisteredPayment => {
      const first = booked.get(payment.sourceKey)
      if (first) return { ...amountsOf(first), outcome: 'duplicate', paymentId: first.id }
      const invoice = payment.invoiceId === null ? undefined : after.get(payment.invoiceId)
      const { outcome, ...amounts } = allocate(payment, invoice, holidays)
      const row = toRow(payment, clientOf(payment, invoice), amounts)
      if (invoice && amounts.principalCents > 0)
        after.set(invoice.id, settle(invoice, amounts.principalCents, payment.paidOn))
      booked.set(payment.sourceKey, row)
      rows.push(row)
      return { ...amounts, outcome, paymentId: row.id }
    })
    await bookPayments(ctx, rows, before, after)
    return results
  })

/** Locks before looking for duplicates, so that the same source in two transactions meets itself and not only the unique key. */
async function lockAll(ctx: Ctx, payments: readonly NewPayment[]): Promise<Map<string, InvoiceRow>> {
  const wanted = new Set(payments.flatMap(({ invoiceId }) => (invoiceId === null ? [] : [invoiceId])))
  const invoices = new Map((await lockInvoices(ctx, [...wanted])).map((row) => [row.id, row]))
  for (const id of wanted) if (!invoices.has(id)) throw notFound('invoice', 'Título', id)
  const loose = payments.filter((payment) => payment.invoiceId === null)
  await lockBalances(
    ctx,
    loose.map((payment) => clientOf(payment, undefined)),
  )
  return invoices
}

function clientOf({ clientId }: NewPayment, invoice: InvoiceRow | undefined): string {
  const owner = invoice?.clientId ?? clientId
  if (owner === undefined) throw invalid('/clientId', 'Informe o título ou o cliente deste pagamento.')
  return owner
}

function allocate(
  { receivedCents, paidOn }: NewPayment,
  invoice: InvoiceRow | undefined,
  holidays: LocalHolidays,
): Allocation {
  if (!Number.isSafeInteger(receivedCents) || receivedCents <= 0)
    throw invalid('/receivedCents', 'Informe um valor recebido maior que zero, em centavos.')
  if (invoice?.status !== 'open') return allocatePayment(receivedCents, 0, { fineCents: 0, interestCents: 0 })
  return allocatePayment(receivedCents, invoice.openCents, computeLateFee(invoice.openCents, invoice, paidOn, holidays))
}

const amountsOf = ({ principalCents, fineCents, interestCents, creditCents }: Omit<Allocation, 'outcome'>) => ({
  principalCents,
  fineCents,
  interestCents,
  creditCents,
})

const toRow = (payment: NewPayment, clientId: string, amounts: Omit<Allocation, 'outcome'>): NewPaymentRow => ({
  id: newId(),
  sourceKey: payment.sourceKey,
  method: payment.method,
  clientId,
  invoiceId: payment.invoiceId,
  paidOn: payment.paidOn,
  creditOn: payment.creditOn ?? null,
  receivedCents: payment.receivedCents,
  ...amountsOf(amounts),
  feeCents: payment.feeCents ?? 0,
  reversesId: null,
  reason: null,
  receiptPointId: payment.receiptPointId ?? null,
})
