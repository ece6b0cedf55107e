import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import type { ProblemFilter } from './schemas.ts'
import { listProblems as selectProblems } from './views-lists.ts'

/** Invoices that got no boleto, or one without its QR, with the cause. */
export async function listProblems(ctx: Ctx, { cursor, limit, ...filter }: z.output<typeof ProblemFilter>) {
  const [after] = decodeCursor(z.tuple([Id]), cursor) ?? []
  return toPage(await selectProblems(ctx, { ...filter, after, limit: limit + 1 }), limit, (row) => [row.invoiceId])
}
