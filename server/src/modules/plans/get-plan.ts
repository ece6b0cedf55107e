import type { Ctx } from '#kernel/context'
import { conflict, notFound } from '#kernel/errors'
import { findPlan, findVersion, listSaleVersions, type PlanRow, type VersionRow } from './store.ts'

/** A plan. 404 when the company has no such plan. */
export async function getPlan(ctx: Ctx, { id }: { id: string }): Promise<PlanRow> {
  const plan = await findPlan(ctx, id)
  if (!plan) throw notFound('plan', 'Plano', id)
  return plan
}

/** One version of a plan, in force or not. 404 when the company has no such version. */
export async function getPlanVersion(ctx: Ctx, { id }: { id: string }): Promise<VersionRow> {
  const version = await findVersion(ctx, id)
  if (!version) throw notFound('plan-version', 'Versão do plano', id)
  return version
}

/**
 * The version that a sale on a day gets: the newest with `effectiveOn` ≤ `on`.
 * 404 for the plan, 409 `plan-off-sale` when it is not sold, `plan-not-yet-on-sale` when no version is in force that day.
 */
export async function findSaleVersion(ctx: Ctx, { planId, on }: { planId: string; on: string }): Promise<VersionRow> {
  const plan = await getPlan(ctx, { id: planId })
  if (!plan.isOnSale) throw conflict('plan-off-sale', `O plano “${plan.name}” está fora de venda.`)
  const [version] = await listSaleVersions(ctx, [planId], on)
  if (!version) throw conflict('plan-not-yet-on-sale', `O plano “${plan.name}” ainda não tem versão em vigor em ${on}.`)
  return version
}
