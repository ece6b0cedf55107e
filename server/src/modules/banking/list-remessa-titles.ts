import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import type { RemessaTitleFilter } from './schemas-files.ts'
import { findRemessa } from './store-remessas.ts'
import { listRemessaTitles as selectTitles } from './views-remessas.ts'

type Query = z.output<typeof RemessaTitleFilter> & { remessaId: string }

/** The titles of a remessa with the bank's answer to each. 404 when the company has no such remessa. */
export async function listRemessaTitles(ctx: Ctx, { remessaId, cursor, limit }: Query) {
  if (!(await findRemessa(ctx, remessaId))) throw notFound('remessa', 'Remessa', remessaId)
  const [after] = decodeCursor(z.tuple([Id]), cursor) ?? []
  return toPage(await selectTitles(ctx, remessaId, { after, limit: limit + 1 }), limit, (row) => [row.id])
}
