import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import type { NasFilter } from './schemas.ts'
import { listNas as selectNas } from './views-logins.ts'

/** The company's routers in order of registration. */
export async function listNas(ctx: Ctx, { limit, cursor }: z.output<typeof NasFilter>) {
  const [after] = decodeCursor(z.tuple([Id]), cursor) ?? []
  return toPage(await selectNas(ctx, { limit: limit + 1, after }), limit, (row) => [row.id])
}
