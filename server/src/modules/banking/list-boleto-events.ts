import type { Ctx } from '#kernel/context'
import { getInvoice } from '#modules/billing'
import { listBoletoEvents as selectEvents } from './views-events.ts'

/** What happened to all boletos of an invoice, newest first, the last 200. 404 unknown invoice. */
export async function listBoletoEvents(ctx: Ctx, { invoiceId }: { invoiceId: string }) {
  await getInvoice(ctx, { id: invoiceId })
  return { items: await selectEvents(ctx, invoiceId) }
}
