import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { invalid, notFound } from '#kernel/errors'
import { newId } from '#kernel/ids'
import type { NewPlanVersion } from './schemas.ts'
import { findLastVersion, insertVersion, lockPlan, type VersionRow } from './store.ts'
import { requireSpeeds } from './to-rate-limit.ts'

type Fields = z.output<typeof NewPlanVersion>

/**
 * A new price or speed of a plan: the next version, never an edit of the last one. New sales get it from `effectiveOn`,
 * contracts already signed from `baseEffectiveOn`, which lies after today so that nothing billed changes. 404, 422.
 */
export async function createPlanVersion(
  ctx: Ctx,
  { planId, ...version }: { planId: string } & Fields,
): Promise<VersionRow> {
  checkVersion(version)
  if (version.baseEffectiveOn && version.baseEffectiveOn <= ctx.today)
    throw invalid('/baseEffectiveOn', 'Contratos já assinados só mudam de versão a partir de amanhã.')
  return await ctx.transaction(async (ctx) => {
    if (!(await lockPlan(ctx, planId))) throw notFound('plan', 'Plano', planId)
    const last = await findLastVersion(ctx, planId)
    return await insertVersion(ctx, versionRow(ctx, planId, (last?.number ?? 0) + 1, version))
  })
}

/** 422 for speeds, parts and dates that contradict each other; `at` is the version's place in the request. */
export function checkVersion(version: Fields, at = ''): void {
  requireSpeeds(version, at)
  const { priceCents, svaCents = 0, effectiveOn, baseEffectiveOn } = version
  if (svaCents > priceCents) throw invalid(`${at}/svaCents`, 'A parte de SVA não pode passar do preço.')
  if (baseEffectiveOn && baseEffectiveOn < effectiveOn)
    throw invalid(`${at}/baseEffectiveOn`, 'A base não muda de versão antes das vendas novas.')
}

/** The row of a version; what is absent is null or its default. */
export const versionRow = (ctx: Ctx, planId: string, number: number, version: Fields) => ({
  id: newId(),
  companyId: ctx.companyId,
  planId,
  number,
  effectiveOn: version.effectiveOn,
  baseEffectiveOn: version.baseEffectiveOn ?? null,
  priceCents: version.priceCents,
  svaCents: version.svaCents ?? 0,
  loyaltyMonths: version.loyaltyMonths ?? 12,
  downKbps: version.downKbps,
  upKbps: version.upKbps,
  burstDownKbps: version.burstDownKbps ?? null,
  burstUpKbps: version.burstUpKbps ?? null,
  burstThresholdDownKbps: version.burstThresholdDownKbps ?? null,
  burstThresholdUpKbps: version.burstThresholdUpKbps ?? null,
  burstSeconds: version.burstSeconds ?? null,
  reducedDownKbps: version.reducedDownKbps ?? null,
  reducedUpKbps: version.reducedUpKbps ?? null,
  addressPool: version.addressPool ?? null,
  createdAt: ctx.now,
  createdBy: ctx.actor.id,
})
