import type { Ctx } from '#kernel/context'
import { chunks } from './bulk.ts'

type InvoiceEvent = 'issued' | 'settled' | 'reopened' | 'cancelled' | 'adjusted'

/** Records `billing.invoices-…` in batches of at most 1,000 ids. */
export async function emitInvoices(ctx: Ctx, fact: InvoiceEvent, invoiceIds: readonly string[]): Promise<void> {
  for (const batch of chunks(invoiceIds, 1_000)) await ctx.emit(`billing.invoices-${fact}`, { invoiceIds: batch })
}
