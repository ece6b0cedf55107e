import type { Cents, CivilDate } from '@open-sgp/brasil'
import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'

export type ListedRun = {
  id: string
  dueUntil: CivilDate
  /** `running`: somebody watches it now; `unfinished`: it was cancelled or its process ended, and it can go on. */
  state: 'running' | 'unfinished' | 'done' | 'undone'
  startedAt: Date
  finishedAt: Date | null
  startedBy: string
  startedByName: string | null
  invoiceCount: number
  amountCents: Cents
  parkedCount: number
  undoneAt: Date | null
  undoneByName: string | null
  undoReason: string | null
}

/** Runs, the newest first, or the one of an id. Of one without an end the titles that it made so far are counted. */
export const selectRuns = async (
  ctx: Ctx,
  {
    id = null,
    before = null,
    billed = false,
    limit,
  }: { id?: string | null; before?: string | null; billed?: boolean; limit: number },
): Promise<ListedRun[]> => {
  const { rows } = await sql<ListedRun>`
    select r.id, r.due_until, r.started_at, r.finished_at, r.started_by, s.name as started_by_name,
      coalesce(made.count, r.invoice_count) as invoice_count, coalesce(made.cents, r.amount_cents) as amount_cents, r.parked_count,
      r.undone_at, coalesce(u.name, r.undone_by) as undone_by_name, r.undo_reason,
      case when r.undone_at is not null then 'undone' when r.finished_at is not null then 'done'
        when exists (select from kernel.operations o where o.company_id = r.company_id and o.kind = 'billing.run-billing'
          and o.state in ('queued', 'running') and o.input->>'dueUntil' = r.due_until::text) then 'running' else 'unfinished' end as state
    from billing.runs r
    left join access.users s on s.id::text = r.started_by left join access.users u on u.id::text = r.undone_by
    left join lateral (select count(*)::int as count, coalesce(sum(i.amount_cents), 0)::bigint as cents
      from billing.invoices i where i.company_id = r.company_id and i.run_id = r.id) made on r.finished_at is null
    where r.company_id = ${ctx.companyId} and (${id}::uuid is null or r.id = ${id}) and (${before}::uuid is null or r.id < ${before})
      and (not ${billed}::boolean or r.finished_at is null or r.invoice_count > 0)
    order by r.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

/** Contracts that a run parked and that nothing freed since, with how many there are of each cause. */
export const listParkedOf = async (ctx: Ctx, runId: string, limit: number) => {
  const { rows } = await sql<{
    contractId: string
    contractNumber: number
    clientName: string
    cause: string
    detail: string
    count: number
  }>`
    select p.contract_id, c.number as contract_number, cl.name as client_name, p.cause, p.detail, count(*) over ()::int as count
    from billing.parked_contracts p join contracts.contracts c on c.id = p.contract_id join clients.clients cl on cl.id = c.client_id
    where p.company_id = ${ctx.companyId} and p.run_id = ${runId} order by c.number limit ${limit}`.execute(ctx.db)
  return { count: rows[0]?.count ?? 0, items: rows.map(({ count: _, ...row }) => row) }
}
