import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { MonthCounts } from './rules/contract-history.ts'

/** Beginnings and ends of service and of suspensions, month by month since ever, up to today. */
export async function countContractsByMonth(ctx: Ctx): Promise<MonthCounts[]> {
  const { companyId, today } = ctx
  const { rows } = await sql<MonthCounts>`
    with facts as (
      select activated_on as on_date, count(*) as started, 0 as ended, 0 as suspended, 0 as resumed from contracts.contracts
        where company_id = ${companyId} and activated_on is not null group by 1
      union all select ended_on, 0, count(*), 0, 0 from contracts.contracts
        where company_id = ${companyId} and ended_on is not null and activated_on is not null group by 1
      union all select lower(during), 0, 0, count(*), 0 from contracts.suspensions
        where company_id = ${companyId} and not isempty(during) group by 1
      union all select upper(during), 0, 0, 0, count(*) from contracts.suspensions
        where company_id = ${companyId} and not isempty(during) and not upper_inf(during) group by 1)
    select date_trunc('month', on_date::timestamp)::date as from, sum(started)::int as started, sum(ended)::int as ended,
      sum(suspended)::int as suspended, sum(resumed)::int as resumed
    from facts where on_date <= ${today} group by 1 order by 1`.execute(ctx.db)
  return rows
}

/** Whether the installation's first setup still goes on. */
export async function isSetupOpen(ctx: Ctx): Promise<boolean> {
  const { rows } = await sql<{ isOpen: boolean }>`select not exists (select from setup.closure) as is_open`.execute(
    ctx.db,
  )
  return rows[0]?.isOpen ?? false
}
