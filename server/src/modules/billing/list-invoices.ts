import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { CivilDateText } from '#kernel/values'
import type { InvoiceFilter } from './schemas.ts'
import { selectInvoices } from './views-lists.ts'

/** The company's invoices by due date; all filters together. */
export async function listInvoices(ctx: Ctx, { limit, cursor, ...query }: z.output<typeof InvoiceFilter>) {
  const after = decodeCursor(z.tuple([CivilDateText, z.uuid()]), cursor)
  return toPage(await selectInvoices(ctx, query, after, limit + 1), limit, (row) => [row.dueOn, row.id])
}
