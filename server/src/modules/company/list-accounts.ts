import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import type { AccountFilter } from './schemas.ts'
import { listAccounts as selectAccounts } from './store.ts'

/** The company's portadores by number. */
export async function listAccounts(ctx: Ctx, { limit, cursor }: z.output<typeof AccountFilter>) {
  const [after] = decodeCursor(z.tuple([z.int32()]), cursor) ?? [0]
  return toPage(await selectAccounts(ctx, { limit: limit + 1, after }), limit, (row) => [row.number])
}
