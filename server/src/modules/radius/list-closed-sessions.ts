import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import type { ClosedSessionFilter } from './schemas.ts'
import { listClosed } from './views-sessions.ts'

/** Sessions that ended, latest first. */
export async function listClosedSessions(ctx: Ctx, { limit, cursor, ...filter }: z.output<typeof ClosedSessionFilter>) {
  const before = decodeCursor(z.tuple([z.iso.datetime(), Id]), cursor)
  const rows = await listClosed(ctx, { ...filter, before, limit: limit + 1 })
  return toPage(rows, limit, (row) => [row.stoppedAt.toISOString(), row.id])
}
