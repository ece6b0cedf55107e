import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import type { RemessaFilter } from './schemas-files.ts'
import { listRemessas as selectRemessas } from './views-remessas.ts'

/** Files sent to the banks, newest first. */
export async function listRemessas(ctx: Ctx, { cursor, limit, ...filter }: z.output<typeof RemessaFilter>) {
  const [after] = decodeCursor(z.tuple([Id]), cursor) ?? []
  return toPage(await selectRemessas(ctx, { ...filter, after, limit: limit + 1 }), limit, (row) => [row.id])
}
