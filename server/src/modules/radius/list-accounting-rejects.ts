import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { AccountingReject, type AccountingRejectFilter } from './schemas-log.ts'
import { listRejects } from './views-lists.ts'

/** Accounting records that could not be stored, as they came, latest first. */
export async function listAccountingRejects(ctx: Ctx, { limit, cursor }: z.output<typeof AccountingRejectFilter>) {
  const [before] = decodeCursor(z.tuple([z.int()]), cursor) ?? []
  const page = toPage(await listRejects(ctx, { before, limit: limit + 1 }), limit, (row) => [row.id])
  return { ...page, items: page.items.map((row) => AccountingReject.parse(row)) }
}
