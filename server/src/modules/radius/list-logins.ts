import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import type { LoginFilter } from './schemas.ts'
import { listLogins as selectLogins } from './views-logins.ts'

/** The company's logins by user name, of one contract or beginning with `username` when asked. */
export async function listLogins(ctx: Ctx, { limit, cursor, ...filter }: z.output<typeof LoginFilter>) {
  const [after] = decodeCursor(z.tuple([z.string().max(128)]), cursor) ?? []
  const rows = await selectLogins(ctx, { ...filter, limit: limit + 1, after })
  return toPage(rows, limit, (row) => [row.username])
}
