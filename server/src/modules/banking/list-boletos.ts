import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import type { BoletoFilter } from './schemas.ts'
import { listBoletos as selectBoletos } from './views-lists.ts'

/** The company's boletos, newest first. */
export async function listBoletos(ctx: Ctx, { cursor, limit, ...filter }: z.output<typeof BoletoFilter>) {
  const [after] = decodeCursor(z.tuple([Id]), cursor) ?? []
  return toPage(await selectBoletos(ctx, { ...filter, after, limit: limit + 1 }), limit, (row) => [row.id])
}
