import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import type { RetornoFilter } from './schemas-files.ts'
import { listRetornos as selectRetornos } from './views-lists.ts'

/** Files imported from the banks, newest first. */
export async function listRetornos(ctx: Ctx, { cursor, limit, ...filter }: z.output<typeof RetornoFilter>) {
  const [after] = decodeCursor(z.tuple([Id]), cursor) ?? []
  return toPage(await selectRetornos(ctx, { ...filter, after, limit: limit + 1 }), limit, (row) => [row.id])
}
