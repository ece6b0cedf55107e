import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { selectParked } from './views-lists.ts'

/** Contracts that the run could not bill, with the cause, by contract number. */
export async function listParked(ctx: Ctx, { limit, cursor }: { limit: number; cursor?: string | undefined }) {
  const [after] = decodeCursor(z.tuple([z.int()]), cursor) ?? [0]
  return toPage(await selectParked(ctx, after, limit + 1), limit, (row) => [row.contractNumber])
}
