import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import type { AccessAttemptFilter } from './schemas-log.ts'
import { listAttempts } from './views-lists.ts'

/** What routers were told (CoA, Disconnect) and what they answered, latest first. */
export async function listAccessAttempts(ctx: Ctx, { limit, cursor, ...filter }: z.output<typeof AccessAttemptFilter>) {
  const [before] = decodeCursor(z.tuple([Id]), cursor) ?? []
  return toPage(await listAttempts(ctx, { ...filter, before, limit: limit + 1 }), limit, (row) => [row.id])
}
