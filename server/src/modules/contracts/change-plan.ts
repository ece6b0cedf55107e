import { addMonths } from '@open-sgp/brasil'
import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { invalid } from '#kernel/errors'
import { findSaleVersion, getPlanVersion, type VersionRow } from '#modules/plans'
import { holdContract } from './get-contract.ts'
import { requireOpen } from './move-contract.ts'
import { periodPrice } from './rules/period-price.ts'
import type { PlanChange, PriceChange } from './schemas.ts'
import { type ContractRow, insertEvents, updateContract } from './store.ts'
import { cutPlanPeriods, insertPlanPeriods, listPlanPeriods, type NewPlanPeriod } from './store-periods.ts'

/**
 * Moves a contract to a plan's sale version, today or on a day to come: the period in force ends there and a new one begins,
 * at the price given or else the version's. The loyalty begins anew only with `renewLoyalty`. Emits `contracts.plan-changed`
 * {contractIds} on the day. 404, 409 `contract-closed` or what the plan says, 422 for a day that has passed.
 */
export async function changePlan(
  ctx: Ctx,
  { contractId, planId, on = ctx.today, reason, priceCents = null, renewLoyalty = false }: Input<typeof PlanChange>,
): Promise<ContractRow> {
  requireFromToday(ctx, on)
  return await ctx.transaction(async (ctx) => {
    const contract = await holdContract(ctx, contractId)
    requireOpen(contract)
    const version = await findSaleVersion(ctx, { planId, on })
    const price = periodPrice(contract.modality, priceCents, version.priceCents)
    await cutPlanPeriods(ctx, contractId, on)
    await insertPlanPeriods(ctx, [
      {
        contractId,
        planVersionId: version.id,
        priceCents: price,
        hasAgreedPrice: priceCents !== null,
        startsOn: on,
        endsOn: null,
      },
    ])
    await insertEvents(ctx, [
      {
        contractId,
        kind: 'plan',
        from: contract.planVersionId,
        to: version.id,
        reason,
        on,
        details: { priceCents: price },
      },
    ])
    if (renewLoyalty) await beginLoyalty(ctx, contract, version, on)
    return await putInForce(ctx, contract, { planVersionId: version.id, priceCents }, on)
  })
}

/**
 * Agrees another monthly price from a day on, whatever plan version is in force then; null goes back to the version's own.
 * 404, 409 `contract-closed`, 422 for a day that has passed.
 */
export async function changePrice(
  ctx: Ctx,
  { contractId, priceCents, on = ctx.today, reason }: Input<typeof PriceChange>,
): Promise<ContractRow> {
  requireFromToday(ctx, on)
  return await ctx.transaction(async (ctx) => {
    const contract = await holdContract(ctx, contractId)
    requireOpen(contract)
    const later: NewPlanPeriod[] = []
    for (const { id: _, ...period } of await listPlanPeriods(ctx, contractId)) {
      if (period.endsOn !== null && period.endsOn <= on) continue
      const version = await getPlanVersion(ctx, { id: period.planVersionId })
      const price = periodPrice(contract.modality, priceCents, version.priceCents)
      const startsOn = period.startsOn > on ? period.startsOn : on
      later.push({ ...period, startsOn, priceCents: price, hasAgreedPrice: priceCents !== null })
    }
    await cutPlanPeriods(ctx, contractId, on)
    await insertPlanPeriods(ctx, later)
    const [from, to] = [contract.priceCents, priceCents].map((cents) => (cents === null ? null : String(cents)))
    await insertEvents(ctx, [{ contractId, kind: 'price', from: from ?? null, to: to ?? null, reason, on }])
    return await putInForce(ctx, contract, { planVersionId: contract.planVersionId, priceCents }, on)
  })
}

type Input<S extends z.ZodType> = { contractId: string } & z.output<S>

function requireFromToday(ctx: Ctx, on: string): void {
  if (on < ctx.today) throw invalid('/on', 'A mudança vale a partir de hoje ou de um dia futuro.')
}

function beginLoyalty(ctx: Ctx, { id, activatedOn }: ContractRow, { loyaltyMonths }: VersionRow, on: string) {
  const loyaltyUntil = activatedOn !== null && loyaltyMonths > 0 ? addMonths(on, loyaltyMonths) : null
  return updateContract(ctx, id, { loyaltyMonths, loyaltyUntil })
}

/** The row says what holds today; what begins later is put there by the daily job. */
async function putInForce(
  ctx: Ctx,
  contract: ContractRow,
  terms: { planVersionId: string; priceCents: number | null },
  on: string,
): Promise<ContractRow> {
  if (on > ctx.today) return await updateContract(ctx, contract.id, {})
  const changed = await updateContract(ctx, contract.id, terms)
  if (contract.planVersionId !== terms.planVersionId)
    await ctx.emit('contracts.plan-changed', { contractIds: [contract.id] })
  return changed
}
