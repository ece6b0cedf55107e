import type { Ctx } from '#kernel/context'
import { getInvoice } from './get-invoice.ts'
import { getInvoiceLink, type InvoiceLink } from './link-invoices.ts'
import { raiseLinkGeneration } from './store-links.ts'

/** Gives an invoice a new public link; the ones before it open nothing any more. 404 when the company has no such invoice. */
export const renewLink = (ctx: Ctx, { id }: { id: string }): Promise<InvoiceLink> =>
  ctx.transaction(async (ctx) => {
    await getInvoice(ctx, { id })
    await raiseLinkGeneration(ctx, id)
    return await getInvoiceLink(ctx, { id })
  })
