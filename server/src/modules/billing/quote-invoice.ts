import type { Cents, CivilDate, LocalHolidays } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { loadLocalHolidays } from '#modules/administration'
import { computeLateFee } from './rules/late-fee.ts'
import { findInvoice, type InvoiceRow } from './store.ts'

export type Quote = { on: CivilDate; principalCents: Cents; fineCents: Cents; interestCents: Cents; totalCents: Cents }

/** What an invoice costs when paid on `on`: open principal with fine and interest. Zero once paid or cancelled. 404 when unknown. */
export async function quoteInvoice(ctx: Ctx, { invoiceId, on }: { invoiceId: string; on: CivilDate }): Promise<Quote> {
  const invoice = await findInvoice(ctx, invoiceId)
  if (!invoice) throw notFound('invoice', 'Título', invoiceId)
  return quote(invoice, on, await loadLocalHolidays(ctx))
}

export function quote(invoice: InvoiceRow, on: CivilDate, holidays: LocalHolidays): Quote {
  const principalCents = invoice.status === 'open' ? invoice.openCents : 0
  const fee = computeLateFee(principalCents, invoice, on, holidays)
  return { on, principalCents, ...fee, totalCents: principalCents + fee.fineCents + fee.interestCents }
}
