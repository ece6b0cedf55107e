import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import type { PageFilter } from './schemas.ts'
import { listExclusions as selectExclusions } from './views-exclusions.ts'

/** Contracts that people left out of dunning, by number. */
export async function listExclusions(ctx: Ctx, { limit, cursor }: z.output<typeof PageFilter>) {
  const [after] = decodeCursor(z.tuple([z.int()]), cursor) ?? []
  return toPage(await selectExclusions(ctx, { limit: limit + 1, after }), limit, (row) => [row.contractNumber])
}
