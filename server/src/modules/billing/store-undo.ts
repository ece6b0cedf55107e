import { sql } from 'kysely'
import type { Cents } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'

export const lockRun = (ctx: Ctx, id: string) =>
  ctx.db
    .selectFrom('billing.runs')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** The contracts that a run moved or billed, in the order in which every run locks them. */
export const lockRunCycles = (ctx: Ctx, runId: string) =>
  sql`select from billing.cycles cy where cy.company_id = ${ctx.companyId} and (cy.run_id = ${runId}
      or cy.contract_id in (select contract_id from billing.invoices where company_id = ${ctx.companyId} and run_id = ${runId}))
    order by cy.contract_id for update`.execute(ctx.db)

/** Cancels the titles of a run, those of zero too. */
export const cancelRunInvoices = (ctx: Ctx, runId: string, reason: string) =>
  sql`update billing.invoices set status = 'cancelled', cancelled_on = ${ctx.today}, cancel_reason = ${reason}, settled_on = null
    where company_id = ${ctx.companyId} and run_id = ${runId} and status <> 'cancelled'`.execute(ctx.db)

/**
 * Contracts are billed up to where they were: those that no later run moved from there, courtesies included; the others from the first
 * day that a title of this run charged. Charges undone leave room under the day's bound.
 */
export const restoreCycles = (ctx: Ctx, runId: string) =>
  sql`with charged as (select h.contract_id, min(lower(h.period)) filter (where h.kind in ('recurring', 'proration', 'final')) as since, count(*) as count
      from billing.charges h join billing.invoices i on i.id = h.invoice_id
      where i.company_id = ${ctx.companyId} and i.run_id = ${runId} and i.status <> 'cancelled' and not h.is_void group by h.contract_id)
    update billing.cycles cy set
      billed_until = least(cy.billed_until, m.since, case when cy.run_id = ${runId} then cy.billed_before end), is_closed = false,
      charged_count = greatest(0, cy.charged_count - case when cy.charged_on = ${ctx.today}::date then m.count else 0 end),
      run_id = case when cy.run_id = ${runId} then null else cy.run_id end,
      billed_before = case when cy.run_id = ${runId} then null else cy.billed_before end
    from (select contract_id, c.since, coalesce(c.count, 0)::int as count from charged c
      full join (select contract_id from billing.cycles where company_id = ${ctx.companyId} and run_id = ${runId}) moved using (contract_id)) m
    where cy.company_id = ${ctx.companyId} and cy.contract_id = m.contract_id`.execute(ctx.db)

/** The days and credits of a run's standing titles can be charged and given again; those of one cancelled before stay as who did it said. */
export const voidRunCharges = (ctx: Ctx, runId: string) =>
  sql`update billing.charges h set is_void = true from billing.invoices i
    where i.id = h.invoice_id and i.company_id = ${ctx.companyId} and i.run_id = ${runId} and i.status <> 'cancelled' and not h.is_void`.execute(
    ctx.db,
  )

export const markUndone = (
  ctx: Ctx,
  id: string,
  { invoiceCount, amountCents, reason }: { invoiceCount: number; amountCents: Cents; reason: string },
) =>
  sql`update billing.runs set undone_at = ${ctx.now}, undone_by = ${ctx.actor.id}, undo_reason = ${reason},
      finished_at = coalesce(finished_at, ${ctx.now}), invoice_count = ${invoiceCount}, amount_cents = ${amountCents}
    where company_id = ${ctx.companyId} and id = ${id}`.execute(ctx.db)
