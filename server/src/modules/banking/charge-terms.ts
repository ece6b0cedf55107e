import type { Ctx } from '#kernel/context'
import type { BoletoTerms } from './build-boleto.ts'
import type { InvoiceToIssue } from './views.ts'

/** What the boleto of an invoice says: the open amount at its due date. */
export async function chargeTerms(_ctx: Ctx, invoice: InvoiceToIssue, dueOn = invoice.dueOn): Promise<BoletoTerms> {
  const { id: invoiceId, openCents, finePpm, interestPpmMonth, graceDays } = invoice
  return { invoiceId, dueOn, principalCents: openCents, amountCents: openCents, finePpm, interestPpmMonth, graceDays }
}
