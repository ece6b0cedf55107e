import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { loadLocalHolidays } from '#modules/administration'
import { quote } from './quote-invoice.ts'
import { parsePeriod } from './rules/days.ts'
import { listPaymentsOf } from './store-payments.ts'
import { findInvoice, listAdjustments, listCharges } from './store.ts'

export type Invoice = Awaited<ReturnType<typeof getInvoice>>

/** An invoice with its items, adjustments, payments and today's quote. 404 when the company has no such invoice. */
export async function getInvoice(ctx: Ctx, { id }: { id: string }) {
  const invoice = await findInvoice(ctx, id)
  if (!invoice) throw notFound('invoice', 'Título', id)
  const items = await listCharges(ctx, id)
  return {
    ...invoice,
    period: parsePeriod(invoice.period),
    items: items.map((item) => ({ ...item, period: parsePeriod(item.period) })),
    adjustments: await listAdjustments(ctx, id),
    payments: await listPaymentsOf(ctx, id),
    quote: quote(invoice, ctx.today, await loadLocalHolidays(ctx)),
  }
}
