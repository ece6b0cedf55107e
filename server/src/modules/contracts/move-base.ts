import { addDays } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { listBaseMoves, type VersionRow } from '#modules/plans'
import { insertEvents } from './store.ts'
import {
  applyPeriodsInForce,
  endPeriods,
  insertPlanPeriods,
  lockMovablePeriods,
  replacePeriodVersions,
} from './store-periods.ts'

const pageSize = 500
/** Invoices are issued ahead: a move is written into the periods before its day, so that they carry the right price. */
const noticeDays = 90

/**
 * Gives contracts already signed the plan versions meant for them from `baseEffectiveOn`, keeping agreed prices, and brings
 * every contract whose plan changes today up to date. Emits `contracts.plan-changed` {contractIds}. Safe to repeat.
 */
export async function moveBase(ctx: Ctx): Promise<{ movedPeriodCount: number; changedContractCount: number }> {
  let movedPeriodCount = 0
  for (const version of await listBaseMoves(ctx, addDays(ctx.today, noticeDays)))
    movedPeriodCount += await repeat(() => ctx.transaction(async (ctx) => await movePage(ctx, version)))
  const changedContractCount = await repeat(() => ctx.transaction(applyPage))
  return { movedPeriodCount, changedContractCount }
}

async function repeat(page: () => Promise<number>): Promise<number> {
  let total = 0
  for (let count = await page(); count > 0; count = await page()) total += count
  return total
}

async function movePage(ctx: Ctx, version: VersionRow): Promise<number> {
  const { planId, number, id: versionId, priceCents, baseEffectiveOn } = version
  if (baseEffectiveOn === null) return 0
  const on = baseEffectiveOn
  const periods = await lockMovablePeriods(ctx, { planId, number, versionId, priceCents, on }, pageSize)
  const moved = periods.map(({ id, modality, ...period }) => ({
    id,
    period: {
      ...period,
      planVersionId: versionId,
      priceCents: period.hasAgreedPrice || modality !== 'regular' ? period.priceCents : priceCents,
    },
  }))
  const isWhole = ({ period }: (typeof moved)[number]) => period.startsOn >= on
  const split = moved.filter((one) => !isWhole(one))
  await replacePeriodVersions(
    ctx,
    moved.filter(isWhole).map(({ id, period }) => ({ id, versionId, priceCents: period.priceCents })),
  )
  await endPeriods(
    ctx,
    split.map(({ id }) => id),
    on,
  )
  await insertPlanPeriods(
    ctx,
    split.map(({ period }) => ({ ...period, startsOn: on })),
  )
  return periods.length
}

async function applyPage(ctx: Ctx): Promise<number> {
  const applied = await applyPeriodsInForce(ctx, pageSize)
  if (applied.length === 0) return 0
  await insertEvents(
    ctx,
    applied.map(({ id: contractId, fromVersionId, toVersionId, priceCents }) => ({
      contractId,
      kind: 'plan',
      from: fromVersionId,
      to: toVersionId,
      reason: 'Mudança programada entrou em vigor',
      details: { priceCents },
    })),
  )
  await ctx.emit('contracts.plan-changed', { contractIds: applied.map(({ id }) => id) })
  return applied.length
}
