import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import type { AuthLogFilter } from './schemas-log.ts'
import { foldAuthLog } from './store-sessions.ts'
import { listLog } from './views-lists.ts'

/** Logins accepted and refused, with the reason the help desk reads; one row per user, minute and outcome. Latest first, up to this very moment. */
export async function listAuthLog(ctx: Ctx, { limit, cursor, isAccepted, ...filter }: z.output<typeof AuthLogFilter>) {
  const [before] = decodeCursor(z.tuple([z.int()]), cursor) ?? []
  const accepted = isAccepted === undefined ? undefined : isAccepted === 'true'
  await foldAuthLog(ctx)
  const rows = await listLog(ctx, { ...filter, isAccepted: accepted, before, limit: limit + 1 })
  return toPage(rows, limit, (row) => [row.id])
}
