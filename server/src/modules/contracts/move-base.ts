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
const firstId = '00000000-0000-0000-0000-000000000000'
/** Invoices are issued ahead: a move is written into the periods before its day, so that they carry the right price. */
const noticeDays = 90

/**
 * Gives contracts already signed the plan versions meant for them from `baseEffectiveOn`, keeping agreed prices, and brings
 * every contract whose plan changes today up to date. Emits `contracts.plan-changed` {contractIds}. Safe to repeat.
 */
export async function moveBase(ctx: Ctx): Promise<{ movedPeriodCount: number; changedContractCount: number }> {
  let movedPeriodCount = 0
  for (const version of await listBaseMoves(ctx, addDays(ctx.today, noticeDays)))
    movedPeriodCount += await eachPage(ctx, (ctx, after) => movePage(ctx, version, after))
  return { movedPeriodCount, changedContractCount: await eachPage(ctx, applyPage) }
}

/** Ids of what a page took, in order. */
type TakePage = (ctx: Ctx, after: string) => Promise<string[]>

/** One transaction a page, each going on where the last one ended, so that a large base is walked once. */
async function eachPage(ctx: Ctx, take: TakePage): Promise<number> {
  let total = 0
  for (let after = firstId; ;) {
    const ids = await ctx.transaction(async (ctx) => await take(ctx, after))
    const last = ids.toSorted().at(-1)
    if (last === undefined) return total
    total += ids.length
    after = last
  }
}

async function movePage(ctx: Ctx, version: VersionRow, after: string): Promise<string[]> {
  const { planId, number, id: versionId, priceCents, baseEffectiveOn } = version
  if (baseEffectiveOn === null) return []
  const on = baseEffectiveOn
  const periods = await lockMovablePeriods(ctx, { planId, number, on }, { after, limit: pageSize })
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
  return periods.map(({ id }) => id)
}

async function applyPage(ctx: Ctx, after: string): Promise<string[]> {
  const applied = await applyPeriodsInForce(ctx, { after, limit: pageSize })
  const ids = applied.map(({ id }) => id)
  if (ids.length === 0) return ids
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
  await ctx.emit('contracts.plan-changed', { contractIds: ids })
  return ids
}
