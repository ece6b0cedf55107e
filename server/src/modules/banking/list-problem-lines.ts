import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import type { ProblemLineFilter } from './schemas-files.ts'
import { listProblemLines as selectLines } from './views-retorno.ts'

/** Lines of all retornos that a person has to look at, newest file first: damaged, to be checked, of no title of ours, refused. */
export async function listProblemLines(ctx: Ctx, { outcome, cursor, limit }: z.output<typeof ProblemLineFilter>) {
  const after = decodeCursor(z.tuple([Id, z.int32()]), cursor)
  const rows = await selectLines(ctx, { outcome, after, limit: limit + 1 })
  return toPage(rows, limit, (row) => [row.retornoId, row.line])
}
