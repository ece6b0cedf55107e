import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
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
  chargesToday: number
  accountId: string | null
  finePpm: number | null
  interestPpmMonth: number | null
  graceDays: number | null
  hasDocument: boolean
  hasAddress: boolean
  hasCredit: boolean
  isParked: boolean
}

export type CyclePage = { dueIds: string[]; last: string | undefined }

/** A page of the company's cycles by contract after `after`, and those of it with something to bill or to close until `dueUntil`. */
export const listDueContracts = async (
  ctx: Ctx,
  dueUntil: string,
  after: string,
  limit: number,
): Promise<CyclePage> => {
  const { rows } = await sql<{ contractId: string; isDue: boolean }>`
    with page as materialized (
      select contract_id, billed_until from billing.cycles
      where company_id = ${ctx.companyId} and not is_closed and contract_id > ${after} order by contract_id limit ${limit}
    )
    select p.contract_id, c.ended_on is not null or billing.due_after(p.billed_until, c.due_day) <= ${dueUntil} as is_due
    from page p join contracts.contracts c on c.id = p.contract_id order by p.contract_id`.execute(ctx.db)
  return { dueIds: rows.filter((row) => row.isDue).map((row) => row.contractId), last: rows.at(-1)?.contractId }
}

/** All that decides the billing of these contracts. Locks their cycles: whoever bills them too waits and then sees what we did. */
export const lockContractFacts = async (ctx: Ctx, contractIds: readonly string[]): Promise<ContractFacts[]> => {
  await sql`select from billing.cycles where company_id = ${ctx.companyId} and contract_id = any(${contractIds}::uuid[]) and not is_closed
    order by contract_id for update`.execute(ctx.db)
  const { rows } = await sql<ContractFacts>`
    select c.id as contract_id, c.number as contract_number, c.client_id, c.due_day, c.modality, c.ended_on, c.penalty_cents, cy.settled_on is not null as is_settled, cy.billed_until,
      exists (select from billing.charges h where h.contract_id = c.id and not h.is_void and h.kind in ('recurring', 'proration', 'final')
        and lower(h.period) >= cy.billed_until) as has_later_charges,
      exists (select from contracts.suspensions s where s.contract_id = c.id) as has_suspensions,
      case when cy.charged_on = ${ctx.today} then cy.charged_count else 0 end as charges_today,
      a.id as account_id, a.fine_ppm, a.interest_ppm_month, a.grace_days,
      cl.document is not null as has_document,
      exists (select from clients.addresses ad where ad.client_id = c.client_id) as has_address,
      coalesce(cb.balance_cents, 0) > 0 as has_credit,
      p.contract_id is not null as is_parked
    from billing.cycles cy
    join contracts.contracts c on c.id = cy.contract_id
    join clients.clients cl on cl.id = c.client_id
    left join company.accounts first on first.id = ${firstAccount(ctx)}
    left join company.accounts own on own.id = c.account_id and own.is_active
    left join company.accounts a on a.id = coalesce(own.id, first.id)
    left join billing.credit_balances cb on cb.client_id = c.client_id
    left join billing.parked_contracts p on p.contract_id = c.id
    where cy.company_id = ${ctx.companyId} and cy.contract_id = any(${contractIds}::uuid[]) and not cy.is_closed
    order by cy.contract_id`.execute(ctx.db)
  return rows
}

const firstAccount = (ctx: Ctx) =>
  sql`(select id from company.accounts where company_id = ${ctx.companyId} and is_active order by number limit 1)`

export type PlanPeriodRow = { contractId: string; planVersionId: string; priceCents: number; from: string; to: string }

/** The plans in force from the first unbilled day on, by contract and date. */
export const listPlanPeriods = async (ctx: Ctx, contractIds: readonly string[]): Promise<PlanPeriodRow[]> => {
  const { rows } = await sql<PlanPeriodRow>`
    select pp.contract_id, pp.plan_version_id, pp.price_cents, lower(pp.during) as "from", coalesce(upper(pp.during), ${endOfTime}) as "to"
    from contracts.plan_periods pp join billing.cycles cy on cy.contract_id = pp.contract_id
    where pp.company_id = ${ctx.companyId} and pp.contract_id = any(${contractIds}::uuid[])
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

export const getContractNumber = async (ctx: Ctx, contractId: string): Promise<number> => {
  const mine = ctx.db.selectFrom('contracts.contracts').select('number').where('companyId', '=', ctx.companyId)
  return (await mine.where('id', '=', contractId).executeTakeFirstOrThrow()).number
}
