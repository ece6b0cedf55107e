import { sql } from 'kysely'
import type { CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import type { NoticeRow, PolicyRow, RunRow, UnlockRow } from './store.ts'

type Names = { contractNumber: number; clientName: string }

export type NamedNotice = NoticeRow & Names & { invoiceNumber: number; dueOn: CivilDate; openCents: number }

/** Notices newest first; `undelivered`: those of titles still open that reached nobody. */
export async function listNotices(
  ctx: Ctx,
  filter: {
    limit: number
    before: string | undefined
    id?: string | undefined
    contractId?: string | undefined
    status?: NoticeRow['status'] | undefined
    undelivered?: boolean | undefined
  },
): Promise<NamedNotice[]> {
  const { limit, before, id, contractId, status, undelivered } = filter
  const { rows } = await sql<NamedNotice>`
    select n.*, c.number as contract_number, p.name as client_name, i.number as invoice_number, i.due_on, i.open_cents
    from dunning.notices n
    join contracts.contracts c on c.id = n.contract_id
    join clients.clients p on p.id = n.client_id
    join billing.invoices i on i.id = n.invoice_id
    where n.company_id = ${ctx.companyId}
      ${before === undefined ? sql`` : sql`and n.id < ${before}`}
      ${id === undefined ? sql`` : sql`and n.id = ${id}`}
      ${contractId === undefined ? sql`` : sql`and n.contract_id = ${contractId}`}
      ${status === undefined ? sql`` : sql`and n.status = ${status}`}
      ${undelivered === true ? sql`and n.status in ('pending', 'failed') and i.status = 'open' and not exists (select from dunning.notices d where d.invoice_id = n.invoice_id and d.status = 'delivered')` : sql``}
    order by n.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

export async function listUnlocks(
  ctx: Ctx,
  {
    limit,
    before,
    contractId,
    status,
  }: {
    limit: number
    before: string | undefined
    contractId?: string | undefined
    status?: UnlockRow['status'] | undefined
  },
) {
  const { rows } = await sql<UnlockRow & Names & { requestedByName: string | null }>`
    select u.*, c.number as contract_number, p.name as client_name, a.name as requested_by_name
    from dunning.unlocks u
    left join access.users a on a.id::text = u.requested_by
    join contracts.contracts c on c.id = u.contract_id
    join clients.clients p on p.id = c.client_id
    where u.company_id = ${ctx.companyId}
      ${before === undefined ? sql`` : sql`and u.id < ${before}`}
      ${contractId === undefined ? sql`` : sql`and u.contract_id = ${contractId}`}
      ${status === undefined ? sql`` : sql`and u.status = ${status}`}
    order by u.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

export type CancellableRow = Names & {
  suspensionId: string
  contractId: string
  clientId: string
  suspendedOn: CivilDate
  noticeId: string
  noticeDeliveredOn: CivilDate
  explanation: string
  debtCents: number
}

/** Suspended on our proof on `suspendedUntil` or before, without a break since, and still owing. By day of suspension. */
export async function listSuspendedSince(
  ctx: Ctx,
  {
    suspendedUntil,
    today,
    after,
    limit,
  }: { suspendedUntil: CivilDate; today: CivilDate; after: [CivilDate, string] | undefined; limit: number },
): Promise<CancellableRow[]> {
  const { rows } = await sql<CancellableRow>`
    select p.suspension_id, p.contract_id, c.number as contract_number, c.client_id, w.name as client_name, p.suspended_on, p.notice_id,
      n.delivered_on as notice_delivered_on, p.explanation, debt.cents as debt_cents
    from dunning.proofs p
    join contracts.suspensions s on s.id = p.suspension_id and s.ended_at is null
    join contracts.contracts c on c.id = p.contract_id and c.status = 'suspended'
    join clients.clients w on w.id = c.client_id
    join dunning.notices n on n.id = p.notice_id
    cross join lateral (
      select sum(i.open_cents)::bigint as cents from billing.invoices i where i.contract_id = c.id and i.status = 'open' and i.due_on < ${today}
    ) debt
    where p.company_id = ${ctx.companyId} and p.suspended_on <= ${suspendedUntil} and debt.cents > 0
      ${after === undefined ? sql`` : sql`and (p.suspended_on, p.suspension_id) > (${after[0]}::date, ${after[1]}::uuid)`}
    order by p.suspended_on, p.suspension_id limit ${limit}`.execute(ctx.db)
  return rows
}

/** Runs newest first, with who asked for each; null: the schedule. */
export async function listRuns(ctx: Ctx, { limit, before }: { limit: number; before: string | undefined }) {
  const { rows } = await sql<RunRow & { runByName: string | null }>`
    select r.*, u.name as run_by_name from dunning.runs r left join access.users u on u.id::text = r.run_by
    where r.company_id = ${ctx.companyId} ${before === undefined ? sql`` : sql`and r.id < ${before}`}
    order by r.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

/** Policies, the latest first, with who put each in force. */
export async function listPolicies(ctx: Ctx, { limit, before }: { limit: number; before: CivilDate | undefined }) {
  const { rows } = await sql<PolicyRow & { createdByName: string | null }>`
    select p.*, u.name as created_by_name from dunning.policies p left join access.users u on u.id::text = p.created_by
    where p.company_id = ${ctx.companyId} ${before === undefined ? sql`` : sql`and p.effective_on < ${before}`}
    order by p.effective_on desc limit ${limit}`.execute(ctx.db)
  return rows
}
