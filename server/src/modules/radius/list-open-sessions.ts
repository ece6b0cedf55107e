import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import type { OpenSessionFilter } from './schemas.ts'
import { listOpen } from './views-sessions.ts'

/** Who is connected now, by user name. */
export async function listOpenSessions(ctx: Ctx, { limit, cursor, ...filter }: z.output<typeof OpenSessionFilter>) {
  const after = decodeCursor(z.tuple([z.string().max(253), Id]), cursor)
  return toPage(await listOpen(ctx, { ...filter, after, limit: limit + 1 }), limit, (row) => [row.username, row.id])
}
