import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import type { LoginFilter } from './schemas.ts'
import { listLogins as selectLogins } from './store.ts'

/** The company's logins by user name, of one contract or beginning with `username` when asked. */
export async function listLogins(ctx: Ctx, { limit, cursor, contractId, username }: z.output<typeof LoginFilter>) {
  const [after] = decodeCursor(z.tuple([z.string().max(128)]), cursor) ?? []
  const rows = await selectLogins(ctx, { limit: limit + 1, after, contractId, username })
  return toPage(rows, limit, (row) => [row.username])
}
