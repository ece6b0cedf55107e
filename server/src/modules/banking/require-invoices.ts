import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { listOpenCents } from './views.ts'

/** 404 for the first title that the company does not have. */
export async function requireInvoices(ctx: Ctx, invoiceIds: readonly string[]): Promise<void> {
  const known = await listOpenCents(ctx, invoiceIds)
  const missing = invoiceIds.find((id) => !known.has(id))
  if (missing !== undefined) throw notFound('invoice', 'Título', missing)
}
