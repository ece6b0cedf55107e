import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import type { NoticeRow } from './store.ts'
import { findNotice } from './store-notices.ts'

/** A notice with its text and proof. 404 when the company has no such notice. */
export async function getNotice(ctx: Ctx, { id }: { id: string }): Promise<NoticeRow> {
  const notice = await findNotice(ctx, id)
  if (!notice) throw notFound('notice', 'Aviso', id)
  return notice
}
