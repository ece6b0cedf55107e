import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { CivilDateText } from '#kernel/values'
import type { PaymentFilter } from './schemas-payments.ts'
import { selectPayments } from './views-payments.ts'

/** The company's payments and reversals, the latest first; all filters together. */
export async function listPayments(ctx: Ctx, { limit, cursor, ...query }: z.output<typeof PaymentFilter>) {
  const before = decodeCursor(z.tuple([CivilDateText, z.uuid()]), cursor)
  return toPage(await selectPayments(ctx, query, before, limit + 1), limit, (row) => [row.paidOn, row.id])
}
