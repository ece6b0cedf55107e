import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import { selectRuns } from './views-runs.ts'

/** Billing runs, the newest first: by whom, when, what each made and whether it was undone; `billed`: without those that made nothing. */
export async function listRuns(
  ctx: Ctx,
  { limit, cursor, billed = false }: { limit: number; cursor?: string | undefined; billed?: boolean | undefined },
) {
  const [before] = decodeCursor(z.tuple([Id]), cursor) ?? []
  return toPage(await selectRuns(ctx, { before: before ?? null, billed, limit: limit + 1 }), limit, (row) => [row.id])
}
