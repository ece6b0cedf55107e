import type { CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { conflict, invalid, notFound } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { applyCredit } from './apply-credit.ts'
import { bookPayments, settle } from './book-payments.ts'
import { later } from './rules/days.ts'
import {
  findLastCreditPayment,
  findPayment,
  findReversal,
  listInvoicesPaidByCredit,
  lockBalances,
  type NewPaymentRow,
  type PaymentRow,
} from './store-payments.ts'
import { lockInvoices } from './store.ts'

export type Reversal = { paymentId: string; reason: string; on?: CivilDate | undefined }

/**
 * Undoes a whole payment by an opposite one of `on` (today): the invoice is open again for its principal and the credit it gave is
 * taken back. Credit that was spent meanwhile is taken back from the invoices it paid, newest first; what the client still has of it
 * goes on paying them. 404 when unknown, 409 `payment-reversed` for the second time and `not-a-payment` for a reversal, 422 for a day
 * before the payment or to come.
 */
export const reversePayment = (ctx: Ctx, { paymentId, reason, on }: Reversal): Promise<PaymentRow> =>
  ctx.transaction(async (ctx) => {
    const payment = await findPayment(ctx, paymentId)
    if (!payment) throw notFound('payment', 'Pagamento', paymentId)
    if (payment.reversesId !== null) throw conflict('not-a-payment', 'Este lançamento já é um estorno.')
    if (on !== undefined && (on < payment.paidOn || on > ctx.today))
      throw invalid('/on', 'O estorno não pode ser anterior ao pagamento nem ficar no futuro.')
    // Whoever pays locks invoices before balances: so do we, with those that the credit may have to be taken back from.
    if (payment.creditCents > 0) await lockInvoices(ctx, await listInvoicesInvolved(ctx, payment))
    await reverse(ctx, payment, reason, on ?? ctx.today)
    const reversal = await findReversal(ctx, paymentId)
    if (!reversal) throw new Error(`Reversal of ${paymentId} was not written.`)
    return reversal
  })

const listInvoicesInvolved = async (ctx: Ctx, { clientId, invoiceId }: PaymentRow): Promise<string[]> => [
  ...(invoiceId === null ? [] : [invoiceId]),
  ...(await listInvoicesPaidByCredit(ctx, clientId)),
]

async function reverse(ctx: Ctx, payment: PaymentRow, reason: string, on: CivilDate): Promise<void> {
  const invoices = payment.invoiceId === null ? [] : await lockInvoices(ctx, [payment.invoiceId])
  await lockBalances(ctx, [payment.clientId])
  if (await findReversal(ctx, payment.id)) throw conflict('payment-reversed', 'Este pagamento já foi estornado.')
  const reopened = await freeCredit(ctx, payment, reason, on)

  const before = new Map(invoices.map((invoice) => [invoice.id, invoice]))
  const after = new Map(before)
  for (const invoice of invoices)
    if (payment.principalCents > 0) after.set(invoice.id, settle(invoice, -payment.principalCents, on))
  await bookPayments(ctx, [opposite(payment, reason, on)], before, after)
  await applyCredit(ctx, reopened)
}

/** The credit that this payment gave must be there to be taken back: what it paid since is owed again. Gives those invoices. */
async function freeCredit(
  ctx: Ctx,
  { clientId, creditCents }: PaymentRow,
  reason: string,
  on: CivilDate,
): Promise<{ id: string; clientId: string }[]> {
  const reopened: { id: string; clientId: string }[] = []
  for (;;) {
    const balance = (await lockBalances(ctx, [clientId])).get(clientId) ?? 0
    if (balance >= creditCents) return reopened
    const spent = await findLastCreditPayment(ctx, clientId)
    if (!spent) throw new Error(`Credit of client ${clientId} is below what its payments gave.`)
    await reverse(ctx, spent, reason, later(on, spent.paidOn))
    if (spent.invoiceId !== null) reopened.push({ id: spent.invoiceId, clientId })
  }
}

/** The payment that takes this one back. */
export const opposite = (payment: PaymentRow, reason: string, on: CivilDate): NewPaymentRow => ({
  id: newId(),
  sourceKey: `reversal:${payment.id}`,
  method: payment.method,
  clientId: payment.clientId,
  invoiceId: payment.invoiceId,
  paidOn: on,
  creditOn: null,
  receivedCents: -payment.receivedCents,
  principalCents: -payment.principalCents,
  fineCents: -payment.fineCents,
  interestCents: -payment.interestCents,
  creditCents: -payment.creditCents,
  feeCents: 0,
  reversesId: payment.id,
  reason,
  receiptPointId: payment.receiptPointId,
})
