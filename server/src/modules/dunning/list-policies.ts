import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { CivilDateText } from '#kernel/values'
import type { PageFilter } from './schemas.ts'
import { listPolicies as selectPolicies } from './views-lists.ts'

/** Policies, the newest first: what was in force when. */
export async function listPolicies(ctx: Ctx, { limit, cursor }: z.output<typeof PageFilter>) {
  const [before] = decodeCursor(z.tuple([CivilDateText]), cursor) ?? []
  return toPage(await selectPolicies(ctx, { limit: limit + 1, before }), limit, (row) => [row.effectiveOn])
}
