import { mulDiv } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { quoteInvoice } from '#modules/billing'
import type { BoletoTerms } from './build-boleto.ts'
import type { InvoiceToIssue } from './views.ts'

/**
 * What the boleto of an invoice says. By default it falls due with the invoice, or today when that day has passed (banks register
 * no past date). A date after the invoice's own makes an updated copy: fine and interest until then are part of its value, so that
 * the bank is told no second fine, and only as much interest a day as the principal bears.
 */
export async function chargeTerms(ctx: Ctx, invoice: InvoiceToIssue, wanted?: string): Promise<BoletoTerms> {
  const { id: invoiceId, openCents: principalCents, finePpm, interestPpmMonth, graceDays } = invoice
  const dueOn = wanted ?? (invoice.dueOn < ctx.today ? ctx.today : invoice.dueOn)
  const terms = {
    invoiceId,
    documentNumber: String(invoice.number),
    dueOn,
    principalCents,
    amountCents: principalCents,
    finePpm,
    interestPpmMonth,
    graceDays,
  }
  if (dueOn <= invoice.dueOn) return terms

  const { totalCents: amountCents, fineCents } = await quoteInvoice(ctx, { invoiceId, on: dueOn })
  return {
    ...terms,
    amountCents,
    finePpm: fineCents > 0 ? 0 : finePpm,
    interestPpmMonth: mulDiv(interestPpmMonth, principalCents, amountCents),
  }
}
