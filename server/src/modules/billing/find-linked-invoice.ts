import type { Ctx } from '#kernel/context'
import { AppError } from '#kernel/errors'
import { invoiceIdIn, isTokenOf } from './invoice-token.ts'
import { findLink } from './store-links.ts'

/**
 * The invoice that a public link opens, with a ctx of its company. One answer (404 `link-not-found`) for a wrong, forged or renewed
 * link, so that nothing is learnt by trying.
 */
export async function findLinkedInvoice(ctx: Ctx, { token }: { token: string }): Promise<{ ctx: Ctx; id: string }> {
  const id = invoiceIdIn(token)
  const link = id === undefined ? undefined : await findLink(ctx, id)
  if (id === undefined || !link || !isTokenOf(ctx, token, { ...link, invoiceId: id }))
    throw new AppError(404, 'link-not-found', 'Este endereço não abre nenhuma fatura. Peça um novo ao seu provedor.')
  return { ctx: ctx.forCompany(link.companyId, link.timeZone), id }
}
