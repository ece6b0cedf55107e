import type { CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { emitInvoices } from './events.ts'
import { paymentEntries } from './rules/ledger.ts'
import { paymentMethods } from './rules/payment-words.ts'
import { addToBalances, insertPayments, lockBalances, type NewPaymentRow } from './store-payments.ts'
import { insertLedger, updateInvoices, type InvoiceRow } from './store.ts'

/** The invoice after `principalCents` more (or, negative, less) of it is paid. */
export function settle(invoice: InvoiceRow, principalCents: number, paidOn: CivilDate): InvoiceRow {
  const openCents = invoice.openCents - principalCents
  const settledCents = invoice.settledCents + principalCents
  if (openCents > 0) return { ...invoice, openCents, settledCents, status: 'open', settledOn: null }
  return { ...invoice, openCents, settledCents, status: 'paid', settledOn: paidOn }
}

/**
 * Writes payments or reversals with all that follows from them: their invoices, the ledger, the clients' balances and the facts.
 * `before` are the invoices as locked, `after` as they become; the caller decided the amounts under those locks.
 */
export async function bookPayments(
  ctx: Ctx,
  payments: readonly NewPaymentRow[],
  before: ReadonlyMap<string, InvoiceRow>,
  after: ReadonlyMap<string, InvoiceRow>,
): Promise<void> {
  const changed = [...after.values()].filter((invoice) => invoice !== before.get(invoice.id))
  const balances = balanceChanges(payments)
  await lockBalances(ctx, [...balances.keys()])
  await insertPayments(ctx, payments)
  if (changed.length > 0) await updateInvoices(ctx, changed)
  await insertLedger(
    ctx,
    payments.map((payment) => toTransaction(payment, before)),
  )
  await addToBalances(ctx, balances)

  const became = (status: InvoiceRow['status']) =>
    changed
      .filter((invoice) => invoice.status === status && before.get(invoice.id)?.status !== status)
      .map(({ id }) => id)
  await emitInvoices(ctx, 'settled', became('paid'))
  await emitInvoices(ctx, 'reopened', became('open'))
  // What is open changed as by an adjustment: the boleto asks for another value, and less debt may set free.
  const partly = changed.filter(({ id, status }) => status === 'open' && before.get(id)?.status === 'open')
  await emitInvoices(
    ctx,
    'adjusted',
    partly.map(({ id }) => id),
  )
}

function balanceChanges(payments: readonly NewPaymentRow[]): Map<string, number> {
  const changes = new Map<string, number>()
  for (const { clientId, creditCents, method, receivedCents } of payments) {
    const cents = creditCents - (method === 'credit' ? receivedCents : 0)
    if (cents !== 0) changes.set(clientId, (changes.get(clientId) ?? 0) + cents)
  }
  return changes
}

function toTransaction(payment: NewPaymentRow, invoices: ReadonlyMap<string, InvoiceRow>) {
  const { id, clientId, invoiceId, method, paidOn, reversesId } = payment
  const number = invoiceId === null ? undefined : invoices.get(invoiceId)?.number
  const title = number === undefined ? '' : ` (título ${number})`
  const memo = `${reversesId === null ? 'Pagamento' : 'Estorno de pagamento'} por ${paymentMethods[method]}${title}`
  return { clientId, invoiceId, paymentId: id, onDate: paidOn, memo, entries: paymentEntries(payment) }
}
