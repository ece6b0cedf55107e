import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import type { UnlockFilter } from './schemas-exceptions.ts'
import { listUnlocks as selectUnlocks } from './views-lists.ts'

/** Trust unlocks, the newest first: open, kept, broken. */
export async function listUnlocks(ctx: Ctx, { limit, cursor, ...filter }: z.output<typeof UnlockFilter>) {
  const [before] = decodeCursor(z.tuple([Id]), cursor) ?? []
  return toPage(await selectUnlocks(ctx, { ...filter, limit: limit + 1, before }), limit, (row) => [row.id])
}
