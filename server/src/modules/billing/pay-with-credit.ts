import { formatCents, type Cents } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { conflict, invalid, notFound } from '#kernel/errors'
import { loadLocalHolidays } from '#modules/administration'
import { creditPayment } from './apply-credit.ts'
import { bookPayments, settle } from './book-payments.ts'
import type { RegisteredPayment } from './register-payments.ts'
import { allocatePayment } from './rules/allocate-payment.ts'
import { computeLateFee } from './rules/late-fee.ts'
import { lockBalances } from './store-payments.ts'
import { lockInvoices } from './store.ts'

/**
 * Pays an open invoice today with credit that its client has, fine and interest included: all that fits, or `amountCents` of it.
 * Undone by reversing the payment. 404 unknown invoice, 409 `invoice-not-open` or `no-credit`, 422 for more than the client has or owes.
 */
export const payWithCredit = (
  ctx: Ctx,
  { invoiceId, amountCents }: { invoiceId: string; amountCents?: Cents | undefined },
): Promise<RegisteredPayment> =>
  ctx.transaction(async (ctx) => {
    const [invoice] = await lockInvoices(ctx, [invoiceId])
    if (!invoice) throw notFound('invoice', 'Título', invoiceId)
    const { clientId, number, openCents } = invoice
    if (invoice.status !== 'open')
      throw conflict('invoice-not-open', `O título ${number} não está aberto: não há o que pagar.`)
    const balanceCents = (await lockBalances(ctx, [clientId])).get(clientId) ?? 0
    if (balanceCents === 0) throw conflict('no-credit', 'O cliente não tem crédito.')

    const fee = computeLateFee(openCents, invoice, ctx.today, await loadLocalHolidays(ctx))
    const owedCents = openCents + fee.fineCents + fee.interestCents
    const cents = amountCents ?? Math.min(balanceCents, owedCents)
    if (cents > balanceCents)
      throw invalid('/amountCents', `O crédito do cliente é de ${formatCents(balanceCents)}: use até esse valor.`)
    if (cents > owedCents)
      throw invalid('/amountCents', `O título custa hoje ${formatCents(owedCents)}: use até esse valor.`)
    const { outcome, ...amounts } = allocatePayment(cents, openCents, fee)
    const { principalCents, fineCents, interestCents } = amounts
    const payment = creditPayment(ctx, invoice, { principalCents, fineCents, interestCents })
    const after = settle(invoice, principalCents, ctx.today)
    await bookPayments(ctx, [payment], new Map([[invoiceId, invoice]]), new Map([[invoiceId, after]]))
    return { ...amounts, outcome, paymentId: payment.id }
  })
