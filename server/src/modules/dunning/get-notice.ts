import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { listNotices, type NamedNotice } from './views-lists.ts'

/** A notice with its text, its proof and whose it is. 404 when the company has no such notice. */
export async function getNotice(ctx: Ctx, { id }: { id: string }): Promise<NamedNotice> {
  const [notice] = await listNotices(ctx, { id, limit: 1, before: undefined })
  if (!notice) throw notFound('notice', 'Aviso', id)
  return notice
}
