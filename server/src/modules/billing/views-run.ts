import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { firstAccount } from './first-account.ts'
import { endOfTime } from './rules/days.ts'

export type ContractFacts = {
  contractId: string
  contractNumber: number
  clientId: string
  dueDay: number
  modality: 'regular' | 'courtesy' | 'demonstration'
  endedOn: string | null
  /** Owed for ending within the loyalty. */
  penaltyCents: number | null
  isSettled: boolean
  billedUntil: string
  /** Some day from `billedUntil` on is billed already. */
  hasLaterCharges: boolean
  hasSuspensions: boolean
  /** A plan period began within the days billed of late: its price may differ from the one charged. */
  hasPlanChanges: boolean
  chargesToday: number
  accountId: string | null
  finePpm: number | null
  interestPpmMonth: number | null
  graceDays: number | null
  hasDocument: boolean
  hasAddress: boolean
  isParked: boolean
}

/** Contracts that a run goes through. */
export const countCycles = async (ctx: Ctx): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from billing.cycles where company_id = ${ctx.companyId} and not is_closed`.execute(
    ctx.db,
  )
  return rows[0]?.count ?? 0
}

/** One page of the company's cycles, by contract after `after`. */
export const listCycles = async (ctx: Ctx, after: string, limit: number): Promise<string[]> => {
  const { rows } = await sql<{ contractId: string }>`
    select contract_id from billing.cycles where company_id = ${ctx.companyId} and not is_closed and contract_id > ${after}
    order by contract_id limit ${limit}`.execute(ctx.db)
  return rows.map((row) => row.contractId)
}

/**
 * All that decides the billing of those of these contracts that fall due until a date or have ended, by id. Locks their cycles: whoever
 * bills them too waits and then sees what we did. `limit 1` and `offset 0` keep the planner from reading whole tables for a page.
 */
export const lockContractFacts = async (
  ctx: Ctx,
  contractIds: readonly string[],
  dueUntil: string,
): Promise<ContractFacts[]> => {
  const { rows } = await sql<ContractFacts>`
    with due as materialized (
      select c.id, c.number, c.client_id, c.due_day, c.modality, c.ended_on, c.penalty_cents, c.account_id, c.activated_on,
        cy.billed_until, cy.charged_on, cy.charged_count, cy.settled_on
      from billing.cycles cy join contracts.contracts c on c.id = cy.contract_id
      where cy.company_id = ${ctx.companyId} and not cy.is_closed
        and cy.contract_id = any(${contractIds}::uuid[]) and c.id = any(${contractIds}::uuid[])
        and (c.ended_on is not null or billing.due_after(cy.billed_until, c.due_day) <= ${dueUntil})
      order by cy.contract_id for update of cy
    )
    select c.id as contract_id, c.number as contract_number, c.client_id, c.due_day, c.modality, c.ended_on, c.penalty_cents,
      c.settled_on is not null as is_settled, c.billed_until,
      (select true from billing.charges h where h.contract_id = c.id and not h.is_void and h.kind in ('recurring', 'proration', 'final')
        and lower(h.period) >= c.billed_until limit 1) is true as has_later_charges,
      (select true from contracts.suspensions s where s.contract_id = c.id limit 1) is true as has_suspensions,
      (select true from contracts.plan_periods pp where pp.contract_id = c.id and lower(pp.during) > c.activated_on
        and lower(pp.during) < c.billed_until and lower(pp.during) > c.billed_until - 100 limit 1) is true as has_plan_changes,
      case when c.charged_on = ${ctx.today} then c.charged_count else 0 end as charges_today,
      a.id as account_id, a.fine_ppm, a.interest_ppm_month, a.grace_days,
      cl.document is not null as has_document,
      (select true from clients.addresses ad where ad.client_id = c.client_id limit 1) is true as has_address,
      p.contract_id is not null as is_parked
    from due c
    cross join lateral (select document from clients.clients where id = c.client_id offset 0) cl
    left join company.accounts own on own.id = c.account_id and own.is_active
    left join company.accounts a on a.id = coalesce(own.id, ${await firstAccount(ctx)})
    left join billing.parked_contracts p on p.contract_id = c.id
    order by c.id`.execute(ctx.db)
  return rows
}

export type PlanPeriodRow = { contractId: string; planVersionId: string; priceCents: number; from: string; to: string }

/** The plans in force from the first unbilled day on, by contract and date. */
export const listPlanPeriods = async (ctx: Ctx, contractIds: readonly string[]): Promise<PlanPeriodRow[]> => {
  const { rows } = await sql<PlanPeriodRow>`
    select pp.contract_id, pp.plan_version_id, pp.price_cents, lower(pp.during) as "from", coalesce(upper(pp.during), ${endOfTime}) as "to"
    from contracts.plan_periods pp join billing.cycles cy on cy.contract_id = pp.contract_id
    where pp.company_id = ${ctx.companyId} and pp.contract_id = any(${contractIds}::uuid[]) and cy.contract_id = any(${contractIds}::uuid[])
      and (upper_inf(pp.during) or upper(pp.during) > cy.billed_until)
    order by pp.contract_id, lower(pp.during)`.execute(ctx.db)
  return rows
}

export type DaysRow = { contractId: string; from: string; to: string }

/** Days without service that no credit has given back: suspended, or after the contract's end. */
export const listUnservedDays = async (ctx: Ctx, contractIds: readonly string[]): Promise<DaysRow[]> => {
  const { rows } = await sql<DaysRow>`
    select c.id as contract_id, lower(r) as "from", coalesce(upper(r), ${endOfTime}) as "to"
    from contracts.contracts c
    cross join lateral unnest(
      coalesce((select range_agg(s.during) from contracts.suspensions s where s.contract_id = c.id), '{}')
      + datemultirange(case when c.ended_on is null then 'empty' else daterange(c.ended_on, null) end)
      - coalesce((select range_agg(h.period) from billing.charges h where h.contract_id = c.id and h.kind = 'suspension_credit' and not h.is_void), '{}')
    ) as r
    where c.company_id = ${ctx.companyId} and c.id = any(${contractIds}::uuid[])
    order by c.id, lower(r)`.execute(ctx.db)
  return rows
}

export type ChargedDaysRow = DaysRow & {
  invoiceId: string
  amountCents: number
  creditedDays: number
  planVersionId: string | null
}

/** Charges of service by days that stand and are owed or paid (not those of a cancelled invoice), touching days without service. */
export const listServiceCharges = async (ctx: Ctx, contractIds: readonly string[]): Promise<ChargedDaysRow[]> => {
  const { rows } = await sql<ChargedDaysRow>`
    select h.contract_id, h.invoice_id, lower(h.period) as "from", upper(h.period) as "to", h.amount_cents, h.plan_version_id,
      coalesce((select sum(k.quantity_days) from billing.charges k where k.contract_id = h.contract_id and k.kind = 'suspension_credit'
        and not k.is_void and k.period && h.period), 0)::int as credited_days
    from billing.charges h join billing.invoices i on i.id = h.invoice_id join contracts.contracts c on c.id = h.contract_id
    where h.company_id = ${ctx.companyId} and h.contract_id = any(${contractIds}::uuid[]) and not h.is_void
      and h.kind in ('recurring', 'proration', 'final') and i.status <> 'cancelled'
      and (upper(h.period) > c.ended_on or exists (select from contracts.suspensions s where s.contract_id = c.id and s.during && h.period))
    order by h.contract_id, lower(h.period)`.execute(ctx.db)
  return rows
}

/** Periods from the first unbilled day on that are billed already, kept periods of cancelled invoices included. */
export const listLaterPeriods = async (ctx: Ctx, contractIds: readonly string[]): Promise<DaysRow[]> => {
  const { rows } = await sql<DaysRow>`
    select h.contract_id, lower(h.period) as "from", upper(h.period) as "to"
    from billing.charges h join billing.cycles cy on cy.contract_id = h.contract_id
    where h.company_id = ${ctx.companyId} and h.contract_id = any(${contractIds}::uuid[]) and not h.is_void
      and h.kind in ('recurring', 'proration', 'final') and upper(h.period) > cy.billed_until
    order by h.contract_id, lower(h.period)`.execute(ctx.db)
  return rows
}

/** Name of each plan version, for what the client reads on the invoice. */
export const listPlanNames = async (ctx: Ctx, planVersionIds: readonly string[]): Promise<Map<string, string>> => {
  const rows = await ctx.db
    .selectFrom('plans.versions as v')
    .innerJoin('plans.plans as p', 'p.id', 'v.planId')
    .select(['v.id', 'p.name'])
    .where('v.companyId', '=', ctx.companyId)
    .where('v.id', 'in', [...planVersionIds])
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

export type RepricedRow = DaysRow & {
  chargeCents: number
  chargeDays: number
  oldPriceCents: number
  newPriceCents: number
  planVersionId: string
}

/** Days up to today that were charged at one price and have another now. Not those suspended, given back or settled already. */
export const listRepricedDays = async (ctx: Ctx, contractIds: readonly string[]): Promise<RepricedRow[]> => {
  const { rows } = await sql<RepricedRow>`
    select h.contract_id, lower(r) as "from", upper(r) as "to", h.amount_cents as charge_cents, h.quantity_days as charge_days,
      h.price_cents as old_price_cents, pp.price_cents as new_price_cents, pp.plan_version_id
    from billing.charges h join billing.invoices i on i.id = h.invoice_id
    join contracts.plan_periods pp on pp.contract_id = h.contract_id and pp.during && h.period and pp.price_cents <> h.price_cents
    cross join lateral unnest(
      datemultirange(pp.during * h.period * daterange(null, ${ctx.today}))
      - coalesce((select range_agg(s.during) from contracts.suspensions s where s.contract_id = h.contract_id), '{}')
      - coalesce((select range_agg(k.period) from billing.charges k where k.contract_id = h.contract_id and not k.is_void
          and k.kind in ('suspension_credit', 'plan_difference')), '{}')
    ) as r
    where h.company_id = ${ctx.companyId} and h.contract_id = any(${contractIds}::uuid[]) and not h.is_void
      and h.kind in ('recurring', 'proration', 'final') and i.status <> 'cancelled'
    order by h.contract_id, lower(r)`.execute(ctx.db)
  return rows
}

export const findContractByNumber = async (
  ctx: Ctx,
  number: number,
): Promise<{ id: string; clientName: string } | undefined> => {
  const { rows } = await sql<{ id: string; clientName: string }>`
    select c.id, cl.name as client_name from contracts.contracts c join clients.clients cl on cl.id = c.client_id
    where c.company_id = ${ctx.companyId} and c.number = ${number}`.execute(ctx.db)
  return rows[0]
}
