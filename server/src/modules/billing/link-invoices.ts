import type { Ctx } from '#kernel/context'
import { getInvoice } from './get-invoice.ts'
import { tokenOf } from './invoice-token.ts'
import { listLinkGenerations } from './store-links.ts'

export type InvoiceLink = {
  /** `/f/<token>`: the page on any address of this server. */
  path: string
  /** The whole address; null when PUBLIC_URL is not configured. */
  url: string | null
}

/** The public link of each invoice of the company, by its id. Who has it sees and pays the invoice without a login. */
export async function linkInvoices(ctx: Ctx, invoiceIds: readonly string[]): Promise<ReadonlyMap<string, InvoiceLink>> {
  const generations = await listLinkGenerations(ctx, invoiceIds)
  const { companyId, publicUrl } = ctx
  return new Map(
    invoiceIds.map((invoiceId) => {
      const path = `/f/${tokenOf(ctx, { companyId, invoiceId, generation: generations.get(invoiceId) ?? 1 })}`
      return [invoiceId, { path, url: publicUrl === null ? null : `${publicUrl}${path}` }]
    }),
  )
}

/** The public link of one invoice. 404 when the company has no such invoice. */
export async function getInvoiceLink(ctx: Ctx, { id }: { id: string }): Promise<InvoiceLink> {
  await getInvoice(ctx, { id })
  const link = (await linkInvoices(ctx, [id])).get(id)
  if (!link) throw new Error('An invoice was not linked.')
  return link
}
