import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'

/** A plan version in force on a contract in [startsOn, endsOn); null: until further notice. */
export type PlanPeriod = {
  id: string
  contractId: string
  planVersionId: string
  priceCents: number
  hasAgreedPrice: boolean
  startsOn: string
  endsOn: string | null
}

export type NewPlanPeriod = Omit<PlanPeriod, 'id'>

export const insertPlanPeriods = async (ctx: Ctx, periods: readonly NewPlanPeriod[]): Promise<void> => {
  if (periods.length === 0) return
  const rows = periods.map(({ startsOn, endsOn, ...period }) => ({
    ...period,
    id: newId(),
    companyId: ctx.companyId,
    during: sql<string>`daterange(${startsOn}::date, ${endsOn}::date)`,
  }))
  await ctx.db.insertInto('contracts.planPeriods').values(rows).execute()
}

const columns = [
  'id',
  'contractId',
  'planVersionId',
  'priceCents',
  'hasAgreedPrice',
  sql<string>`lower(during)`.as('startsOn'),
  sql<string | null>`upper(during)`.as('endsOn'),
] as const

export const listPlanPeriods = (ctx: Ctx, contractId: string): Promise<PlanPeriod[]> =>
  ctx.db
    .selectFrom('contracts.planPeriods')
    .select(columns)
    .where('companyId', '=', ctx.companyId)
    .where('contractId', '=', contractId)
    .orderBy(sql`lower(during)`)
    .execute()

/** Nothing is in force on the contract from `on`: later periods go, the one that contains `on` ends there. */
export const cutPlanPeriods = async (ctx: Ctx, contractId: string, on: string): Promise<void> => {
  await ctx.db
    .deleteFrom('contracts.planPeriods')
    .where('companyId', '=', ctx.companyId)
    .where('contractId', '=', contractId)
    .where(sql<boolean>`lower(during) >= ${on}::date`)
    .execute()
  await ctx.db
    .updateTable('contracts.planPeriods')
    .set({ during: sql<string>`daterange(lower(during), ${on}::date)` })
    .where('companyId', '=', ctx.companyId)
    .where('contractId', '=', contractId)
    .where(sql<boolean>`during @> ${on}::date`)
    .execute()
}

/** The first period reaches back to `on` when it began later: an installation may be recorded after the fact. */
export const extendPlanPeriodsBack = (ctx: Ctx, contractId: string, on: string) =>
  ctx.db
    .updateTable('contracts.planPeriods')
    .set({ during: sql<string>`daterange(${on}::date, upper(during))` })
    .where('companyId', '=', ctx.companyId)
    .where(
      'id',
      'in',
      ctx.db
        .selectFrom('contracts.planPeriods')
        .select('id')
        .where('contractId', '=', contractId)
        .where(sql<boolean>`lower(during) > ${on}::date`)
        .orderBy(sql`lower(during)`)
        .limit(1),
    )
    .where(
      sql<boolean>`not exists (select from contracts.plan_periods p where p.contract_id = ${contractId} and lower(p.during) <= ${on}::date)`,
    )
    .execute()

export type BaseMove = { planId: string; number: number; on: string }

export type Page = { after: string; limit: number }

/** Periods of open contracts that a base move takes over: same plan, older version, lasting beyond its day. By id. */
export const lockMovablePeriods = async (ctx: Ctx, move: BaseMove, { after, limit }: Page) => {
  const { rows } = await sql<PlanPeriod & { modality: string }>`
    select p.id, p.contract_id, p.plan_version_id, p.price_cents, p.has_agreed_price, c.modality,
      lower(p.during) as starts_on, upper(p.during) as ends_on
    from contracts.plan_periods p
    join contracts.contracts c on c.id = p.contract_id
    join plans.versions v on v.id = p.plan_version_id
    where p.company_id = ${ctx.companyId} and p.id > ${after} and v.plan_id = ${move.planId} and v.number < ${move.number}
      and c.status not in ('cancelled', 'ended')
      and (upper_inf(p.during) or upper(p.during) > ${move.on}::date)
    order by p.id limit ${limit} for update of p`.execute(ctx.db)
  return rows
}

/** Gives periods that begin on or after the move's day the new version. */
export const replacePeriodVersions = async (
  ctx: Ctx,
  rows: readonly { id: string; versionId: string; priceCents: number }[],
): Promise<void> => {
  if (rows.length === 0) return
  await sql`update contracts.plan_periods p set plan_version_id = n.version_id, price_cents = n.price_cents
    from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.versionId)}::uuid[], ${rows.map((row) => row.priceCents)}::bigint[]) as n (id, version_id, price_cents)
    where p.id = n.id and p.company_id = ${ctx.companyId}`.execute(ctx.db)
}

/** Ends periods on `on`. */
export const endPeriods = async (ctx: Ctx, ids: readonly string[], on: string): Promise<void> => {
  if (ids.length === 0) return
  await ctx.db
    .updateTable('contracts.planPeriods')
    .set({ during: sql<string>`daterange(lower(during), ${on}::date)` })
    .where('companyId', '=', ctx.companyId)
    .where('id', 'in', [...ids])
    .execute()
}

export type AppliedPeriod = { id: string; fromVersionId: string; toVersionId: string; priceCents: number }

/** Contracts whose plan of today is not the one their row says: brings the row up to date. By id. */
export const applyPeriodsInForce = async (ctx: Ctx, { after, limit }: Page): Promise<AppliedPeriod[]> => {
  const { rows } = await sql<AppliedPeriod>`
    with due as (
      select c.id, c.plan_version_id as from_version_id, p.plan_version_id, p.price_cents, p.has_agreed_price
      from contracts.contracts c
      join contracts.plan_periods p on p.contract_id = c.id and p.during @> ${ctx.today}::date
      where c.company_id = ${ctx.companyId} and c.id > ${after} and c.status not in ('cancelled', 'ended')
        and (p.plan_version_id, case when p.has_agreed_price then p.price_cents end)
          is distinct from (c.plan_version_id, c.price_cents)
      order by c.id limit ${limit} for update of c)
    update contracts.contracts c set plan_version_id = due.plan_version_id,
      price_cents = case when due.has_agreed_price then due.price_cents end,
      version = c.version + 1, updated_at = ${ctx.now}
    from due where c.id = due.id
    returning c.id, due.from_version_id, due.plan_version_id as to_version_id, due.price_cents`.execute(ctx.db)
  return rows
}
