import type { Cents } from '@open-sgp/brasil'
import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'

/** Of a contract's titles those that are open, not due yet or among `known`; never a cancelled one. */
export const listStandingIds = async (ctx: Ctx, contractId: string, known: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`select id from billing.invoices
    where company_id = ${ctx.companyId} and contract_id = ${contractId} and status <> 'cancelled'
      and (status = 'open' or due_on >= ${ctx.today} or id = any(${known}::uuid[]))`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** Adjustments of titles, in the order in which they were made. */
export const listAdjustmentsOf = async (ctx: Ctx, invoiceIds: readonly string[]) => {
  const { rows } = await sql<{ invoiceId: string; reason: string; amountCents: Cents }>`
    select invoice_id, reason, amount_cents from billing.adjustments
    where company_id = ${ctx.companyId} and invoice_id = any(${invoiceIds}::uuid[]) order by id`.execute(ctx.db)
  return rows
}
