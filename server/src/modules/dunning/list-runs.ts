import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import type { PageFilter } from './schemas.ts'
import { listRuns as selectRuns } from './views-lists.ts'

/** Runs, the newest first; one without an end was interrupted and its batches stand. */
export async function listRuns(ctx: Ctx, { limit, cursor }: z.output<typeof PageFilter>) {
  const [before] = decodeCursor(z.tuple([Id]), cursor) ?? []
  return toPage(await selectRuns(ctx, { limit: limit + 1, before }), limit, (row) => [row.id])
}
