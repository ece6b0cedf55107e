import { addDays, addMonths, type Cents, type CivilDate } from '@open-sgp/brasil'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '#kernel/context'
import { unusual, type AnomalyKind } from './rules/anomalies.ts'

const recurring = sql`('recurring', 'proration', 'final')`

export type ReasonTotal = { reason: 'recurring' | 'proration' | 'final'; invoiceCount: number; amountCents: Cents }

/** Titles of a run by their reason, and the first day on which one falls due. */
export const sumByReason = async (ctx: Ctx, runId: string): Promise<(ReasonTotal & { firstDueOn: CivilDate })[]> => {
  const { rows } = await sql<ReasonTotal & { firstDueOn: CivilDate }>`
    select reason, count(*)::int as invoice_count, sum(amount_cents)::bigint as amount_cents, min(due_on) as first_due_on
    from billing.invoices where company_id = ${ctx.companyId} and run_id = ${runId} group by reason order by 2 desc`.execute(
    ctx.db,
  )
  return rows
}

type Days = { from: CivilDate; to: CivilDate }

/** What each contract owes of the titles due in some days, whichever run made them. */
const billedIn = (ctx: Ctx, { from, to }: Days) => sql`
  select contract_id, sum(amount_cents)::bigint as cents from billing.invoices
  where company_id = ${ctx.companyId} and due_on between ${from} and ${to} and reason in ${recurring} and status <> 'cancelled' group by contract_id`

export type Comparison = { invoiceCount: number; amountCents: Cents; previousCount: number; previousCents: Cents }

/** Totals of these due days and of the same ones a month before. */
export const compareTotals = async (ctx: Ctx, days: Days): Promise<Comparison> => {
  const of = ({ from, to }: Days) => sql`
    select count(*)::int as count, coalesce(sum(amount_cents), 0)::bigint as cents from billing.invoices
    where company_id = ${ctx.companyId} and due_on between ${from} and ${to} and reason in ${recurring} and status <> 'cancelled'`
  const { rows } = await sql<Comparison>`
    select n.count as invoice_count, n.cents as amount_cents, b.count as previous_count, b.cents as previous_cents
    from (${of(days)}) n cross join (${of(before(days))}) b`.execute(ctx.db)
  return rows[0] ?? { invoiceCount: 0, amountCents: 0, previousCount: 0, previousCents: 0 }
}

/** The end of a month answers to the end of the one before: due days 29–31 fall there. */
const before = ({ from, to }: Days): Days => {
  const next = addDays(to, 1)
  const isMonthEnd = next.endsWith('-01')
  return { from: addMonths(from, -1), to: isMonthEnd ? addDays(addMonths(next, -1), -1) : addMonths(to, -1) }
}

export type ChangedContract = {
  contractId: string
  contractNumber: number
  clientName: string
  reason: 'ended' | 'parked' | 'courtesy' | 'demonstration' | 'activated' | 'later' | 'other'
  beforeCents: Cents
  amountCents: Cents
  /** Of all of this kind, of which only the first are listed. */
  count: number
}

export type Difference = 'missing' | 'added' | 'changed'

const joins: Record<Difference, { join: RawBuilder<unknown>; where: RawBuilder<unknown>; order: RawBuilder<unknown> }> =
  {
    missing: { join: sql`b left join n`, where: sql`n.contract_id is null`, order: sql`b.cents desc` },
    added: { join: sql`n left join b`, where: sql`b.contract_id is null`, order: sql`n.cents desc` },
    changed: { join: sql`n join b`, where: sql`n.cents <> b.cents`, order: sql`abs(n.cents - b.cents) desc` },
  }

/** Contracts billed a month before and not now, now and not then, or another amount; the largest first. */
export const listDifferences = async (
  ctx: Ctx,
  kind: Difference,
  days: Days,
  limit: number,
): Promise<ChangedContract[]> => {
  const { join, where, order } = joins[kind]
  const { rows } = await sql<ChangedContract>`
    with n as materialized (${billedIn(ctx, days)}), b as materialized (${billedIn(ctx, before(days))}),
    d as (select contract_id, coalesce(b.cents, 0) as before_cents, coalesce(n.cents, 0) as amount_cents, count(*) over ()::int as count,
      row_number() over (order by ${order}, contract_id) as place from ${join} using (contract_id) where ${where})
    select d.contract_id, c.number as contract_number, cl.name as client_name, d.before_cents, d.amount_cents, d.count,
      case when c.ended_on is not null then 'ended' when p.contract_id is not null then 'parked' when c.modality <> 'regular' then c.modality::text
        when c.activated_on >= ${before(days).from} then 'activated'
        when billing.due_in(${days.to}, c.due_day) > ${days.to} then 'later' else 'other' end as reason
    from d join contracts.contracts c on c.id = d.contract_id join clients.clients cl on cl.id = c.client_id
    left join billing.parked_contracts p on p.contract_id = d.contract_id
    where d.place <= ${limit} order by d.place`.execute(ctx.db)
  return rows
}

export type AnomalyRow = {
  kind: AnomalyKind
  contractId: string
  contractNumber: number
  clientName: string
  amountCents: Cents
  beforeCents: Cents | null
  /** Titles at once, or clients at the address. */
  size: number
  /** Of all of this kind, of which only the first are listed. */
  count: number
}

/** Odd titles of a run by kind, the largest first: against the contract's own title before, the calendar and the clients' addresses. */
export const listAnomalies = async (ctx: Ctx, runId: string, limit: number): Promise<AnomalyRow[]> => {
  const { rows } = await sql<AnomalyRow>`
    with run as materialized (select id, contract_id, client_id, reason, amount_cents, due_on from billing.invoices
      where company_id = ${ctx.companyId} and run_id = ${runId}),
    compared as materialized (select r.contract_id, r.reason, r.amount_cents, b.reason as before_reason, b.amount_cents as before_cents
      from run r left join lateral (select p.reason, p.amount_cents from billing.invoices p where p.contract_id = r.contract_id and p.due_on < r.due_on
        and p.run_id is distinct from ${runId} and p.status <> 'cancelled' and p.reason in ${recurring} order by p.due_on desc limit 1) b on true),
    shared as (select client_id, count(*) over (partition by place) as size from (select distinct r.client_id,
        concat_ws('|', a.postal_code, lower(trim(a.street)), lower(trim(a.street_number)), lower(trim(a.complement))) as place
      from run r join clients.addresses a on a.client_id = r.client_id and a.roles && array['installation']) at),
    found as (
      select 'zero-total' as kind, contract_id, amount_cents, null::bigint as before_cents, 1 as size from compared where amount_cents = 0
      union all select 'low', contract_id, amount_cents, before_cents, 1 from compared where reason = 'recurring' and before_reason = 'recurring'
        and amount_cents > 0 and amount_cents < before_cents * ${unusual.lowest}::numeric
      union all select 'high', contract_id, amount_cents, before_cents, 1 from compared where reason = 'recurring' and before_reason = 'recurring'
        and amount_cents > before_cents * ${unusual.highest}::numeric
      union all select 'first-proration', contract_id, amount_cents, null, 1 from compared where reason = 'proration' and before_reason is null
      union all select 'backlog', contract_id, sum(amount_cents)::bigint, null, count(*)::int from run group by contract_id having count(*) > 1
      union all select distinct 'same-address', r.contract_id, r.amount_cents, null::bigint, s.size::int from run r join shared s using (client_id) where s.size > 1),
    ranked as (select *, count(*) over (partition by kind)::int as count,
      row_number() over (partition by kind order by amount_cents desc, contract_id) as place from found)
    select k.kind, k.contract_id, c.number as contract_number, cl.name as client_name, k.amount_cents, k.before_cents, k.size, k.count
    from ranked k join contracts.contracts c on c.id = k.contract_id join clients.clients cl on cl.id = c.client_id
    where k.place <= ${limit} order by k.kind, k.place`.execute(ctx.db)
  return rows
}
