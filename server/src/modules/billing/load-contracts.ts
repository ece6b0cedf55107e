import type { CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import type { ServiceCharge } from './rules/credit-days.ts'
import type { Days } from './rules/days.ts'
import type { BillableContract } from './rules/plan-billing.ts'
import type { RepricedDays } from './rules/price-difference.ts'
import type { PlanPeriod } from './rules/price-part.ts'
import {
  listLaterPeriods,
  listPlanPeriods,
  listRepricedDays,
  listServiceCharges,
  listUnservedDays,
  lockContractFacts,
  type ContractFacts,
} from './views-run.ts'

export type LoadedContract = { facts: ContractFacts; billable: BillableContract }

/** What decides the billing of those of these contracts that have something due, their cycles locked. Only the few with a history are asked for it. */
export async function loadContracts(
  ctx: Ctx,
  contractIds: readonly string[],
  dueUntil: CivilDate,
): Promise<LoadedContract[]> {
  const all = await lockContractFacts(ctx, contractIds, dueUntil)
  if (all.length === 0) return []
  const ids = all.map((facts) => facts.contractId)
  const eventful = all.filter(({ hasSuspensions, endedOn }) => hasSuspensions || endedOn !== null).map(idOf)
  const overtaken = all.filter((facts) => facts.hasLaterCharges).map(idOf)
  const changed = all.filter((facts) => facts.hasPlanChanges).map(idOf)
  const repriced = byContract<RepricedDays>(changed.length > 0 ? await listRepricedDays(ctx, changed) : [])
  const plans = byContract<PlanPeriod>(await listPlanPeriods(ctx, ids))
  const unserved = byContract<Days>(eventful.length > 0 ? await listUnservedDays(ctx, eventful) : [])
  const charges = byContract<ServiceCharge>(eventful.length > 0 ? await listServiceCharges(ctx, eventful) : [])
  const billed = byContract<Days>(overtaken.length > 0 ? await listLaterPeriods(ctx, overtaken) : [])
  return all.map((facts) => ({
    facts,
    billable: {
      dueDay: facts.dueDay,
      isCharged: facts.modality === 'regular',
      billedUntil: facts.billedUntil,
      endedOn: facts.endedOn,
      chargesToday: facts.chargesToday,
      plans: plans.get(facts.contractId) ?? [],
      unserved: unserved.get(facts.contractId) ?? [],
      repriced: repriced.get(facts.contractId) ?? [],
      charges: charges.get(facts.contractId) ?? [],
      billed: billed.get(facts.contractId) ?? [],
    },
  }))
}

const idOf = (facts: ContractFacts) => facts.contractId

function byContract<T>(rows: readonly (T & { contractId: string })[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row.contractId)
    if (group) group.push(row)
    else groups.set(row.contractId, [row])
  }
  return groups
}
