import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import type { NoticeFilter } from './schemas.ts'
import { listNotices as selectNotices } from './views-lists.ts'

/** Notices, the newest first; `undelivered`: those of open titles of which nobody was told by any channel. */
export async function listNotices(ctx: Ctx, { limit, cursor, ...filter }: z.output<typeof NoticeFilter>) {
  const [before] = decodeCursor(z.tuple([Id]), cursor) ?? []
  return toPage(await selectNotices(ctx, { ...filter, limit: limit + 1, before }), limit, (row) => [row.id])
}
