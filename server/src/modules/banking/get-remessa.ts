import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { listRemessas, type ListedRemessa } from './views-remessas.ts'

/** A remessa with how far the bank has answered it. 404 when the company has no such remessa. */
export async function getRemessa(ctx: Ctx, { id }: { id: string }): Promise<ListedRemessa> {
  const [remessa] = await listRemessas(ctx, { id, limit: 1 })
  if (!remessa) throw notFound('remessa', 'Remessa', id)
  return remessa
}
