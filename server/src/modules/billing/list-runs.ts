import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import { selectRuns } from './views-runs.ts'

/** Billing runs, the newest first: by whom, when, what each made and whether it was undone. */
export async function listRuns(ctx: Ctx, { limit, cursor }: { limit: number; cursor?: string | undefined }) {
  const [before] = decodeCursor(z.tuple([Id]), cursor) ?? []
  return toPage(await selectRuns(ctx, { before: before ?? null, limit: limit + 1 }), limit, (row) => [row.id])
}
