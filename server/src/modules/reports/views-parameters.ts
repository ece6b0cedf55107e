import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'

export type Prices = { plans: number; lowestCents: number | null; highestCents: number | null }

/** What is sold today: how many plans, from which price to which. */
export async function findPrices(ctx: Ctx): Promise<Prices> {
  const { rows } = await sql<Prices>`
    select count(*)::int as plans, min(v.price_cents)::bigint as lowest_cents, max(v.price_cents)::bigint as highest_cents
    from plans.plans p cross join lateral (
      select price_cents from plans.versions v where v.plan_id = p.id and v.effective_on <= ${ctx.today}
      order by v.effective_on desc, v.number desc limit 1) v
    where p.company_id = ${ctx.companyId} and p.is_on_sale`.execute(ctx.db)
  return rows[0] ?? { plans: 0, lowestCents: null, highestCents: null }
}
