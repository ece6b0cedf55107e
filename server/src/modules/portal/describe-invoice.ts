import { nextBankDay } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { loadLocalHolidays } from '#modules/administration'
import { getPaymentMeans } from '#modules/banking'
import { getInvoice } from '#modules/billing'

/** What a payer is told of an invoice: its state, what each centavo is for, what it costs today and how to pay it. */
export async function describeInvoice(ctx: Ctx, id: string) {
  const invoice = await getInvoice(ctx, { id })
  const { number, dueOn, quote, settledOn, payments, clientId } = invoice
  // A title due on a day without banks is paid in time on the next one.
  const status =
    invoice.status === 'open' && nextBankDay(dueOn, await loadLocalHolidays(ctx)) < ctx.today
      ? ('overdue' as const)
      : invoice.status
  const receivedCents = payments.reduce((sum, payment) => sum + payment.receivedCents, 0)
  const last = payments.findLast(
    ({ reversesId, id }) => reversesId === null && !payments.some((one) => one.reversesId === id),
  )
  return {
    clientId,
    number,
    status,
    dueOn,
    items: [
      ...invoice.items.map(({ description, amountCents }) => ({ description, amountCents })),
      ...invoice.adjustments.map(({ amountCents }) => ({
        description: amountCents < 0 ? 'Desconto' : 'Acréscimo',
        amountCents,
      })),
    ],
    paidCents: invoice.settledCents,
    principalCents: quote.principalCents,
    fineCents: quote.fineCents,
    interestCents: quote.interestCents,
    totalCents: quote.totalCents,
    means:
      invoice.status === 'open' ? await getPaymentMeans(ctx, { invoiceId: id, amountCents: quote.totalCents }) : null,
    receipt:
      invoice.status === 'paid' && settledOn !== null
        ? { paidOn: settledOn, receivedCents, method: last?.method ?? null }
        : null,
  }
}
