import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { getPlan } from './get-plan.ts'
import type { PlanFilter, VersionFilter } from './schemas.ts'
import { listPlans as selectPlans, listSaleVersions, listVersions as selectVersions, type VersionRow } from './store.ts'
import { rateLimitOf } from './to-rate-limit.ts'

const byNumber = z.tuple([z.int32()])

/** A version with the text that routers get. */
export const withRateLimit = (version: VersionRow) => ({ ...version, rateLimit: rateLimitOf(version) })

/** Plans by code, each with the version sold today (null: none yet). */
export async function listPlans(ctx: Ctx, { limit, cursor, ...filter }: z.output<typeof PlanFilter>) {
  const [after = 0] = decodeCursor(byNumber, cursor) ?? []
  const page = toPage(await selectPlans(ctx, { ...filter, after, limit: limit + 1 }), limit, (row) => [row.code])
  const ids = page.items.map((plan) => plan.id)
  const sold = ids.length > 0 ? await listSaleVersions(ctx, ids, ctx.today) : []
  const byPlan = new Map(sold.map((version) => [version.planId, withRateLimit(version)]))
  return { ...page, items: page.items.map((plan) => ({ ...plan, saleVersion: byPlan.get(plan.id) ?? null })) }
}

/** A plan's versions, newest first. 404 when the company has no such plan. */
export async function listPlanVersions(
  ctx: Ctx,
  { planId, limit, cursor }: { planId: string } & z.output<typeof VersionFilter>,
) {
  await getPlan(ctx, { id: planId })
  const [before] = decodeCursor(byNumber, cursor) ?? []
  const page = toPage(await selectVersions(ctx, { planId, before, limit: limit + 1 }), limit, (row) => [row.number])
  return { ...page, items: page.items.map(withRateLimit) }
}
