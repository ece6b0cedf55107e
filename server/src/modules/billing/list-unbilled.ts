import { addMonths } from '@open-sgp/brasil'
import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { selectUnbilled } from './views-lists.ts'

/** Audit: contracts alive in `month` (`AAAA-MM`) without an invoice that falls due in it, and why, by contract number. */
export async function listUnbilled(
  ctx: Ctx,
  { month, limit, cursor }: { month: string; limit: number; cursor?: string | undefined },
) {
  const [after] = decodeCursor(z.tuple([z.int()]), cursor) ?? [0]
  const from = `${month}-01`
  const rows = await selectUnbilled(ctx, { from, to: addMonths(from, 1) }, after, limit + 1)
  return toPage(rows, limit, (row) => [row.contractNumber])
}
