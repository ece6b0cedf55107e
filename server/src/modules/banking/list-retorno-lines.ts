import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { decodeCursor, toPage } from '#kernel/paging'
import type { RetornoLineFilter } from './schemas-files.ts'
import { findRetorno } from './store-retornos.ts'
import { listLines } from './views-retorno.ts'

type Query = z.output<typeof RetornoLineFilter> & { retornoId: string }

/** The lines of a bank file in order, all or those that ended one way. 404 when the company has no such retorno. */
export async function listRetornoLines(ctx: Ctx, { retornoId, outcome, cursor, limit }: Query) {
  if (!(await findRetorno(ctx, retornoId))) throw notFound('retorno', 'Retorno', retornoId)
  const [after] = decodeCursor(z.tuple([z.int32()]), cursor) ?? [0]
  return toPage(await listLines(ctx, retornoId, { outcome, after, limit: limit + 1 }), limit, (row) => [row.line])
}
