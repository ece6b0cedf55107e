import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import type { ReceiptFilter } from './schemas.ts'
import { listReceipts as selectReceipts } from './views-lists.ts'

/** Money that came without a title of ours, newest first. */
export async function listReceipts(ctx: Ctx, { cursor, limit, ...filter }: z.output<typeof ReceiptFilter>) {
  const [after] = decodeCursor(z.tuple([Id]), cursor) ?? []
  return toPage(await selectReceipts(ctx, { ...filter, after, limit: limit + 1 }), limit, (row) => [row.id])
}
