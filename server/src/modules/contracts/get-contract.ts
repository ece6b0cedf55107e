import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { type ContractRow, findContract, lockContract } from './store.ts'
import { findOpenSuspension, listOverrides, type OverrideRow, type SuspensionRow } from './store-access.ts'
import { listPlanPeriods, type PlanPeriod } from './store-periods.ts'
import { listOpenActions, type ScheduledAction } from './store-schedule.ts'
import { type ContractNames, selectContractNames } from './views.ts'

/** A contract. 404 when the company has no such contract. */
export async function getContract(ctx: Ctx, { id }: { id: string }): Promise<ContractRow> {
  const contract = await findContract(ctx, id)
  if (!contract) throw notFound('contract', 'Contrato', id)
  return contract
}

/** The same, locked until the transaction ends: for whoever decides by its state. */
export async function holdContract(ctx: Ctx, id: string): Promise<ContractRow> {
  const contract = await lockContract(ctx, id)
  if (!contract) throw notFound('contract', 'Contrato', id)
  return contract
}

export type ContractFile = ContractRow &
  ContractNames & {
    suspension: SuspensionRow | null
    overrides: OverrideRow[]
    planPeriods: PlanPeriod[]
    scheduledActions: ScheduledAction[]
  }

/** A contract with its open suspension, overrides in force, plan periods and what is scheduled. 404. */
export async function getContractFile(ctx: Ctx, { id }: { id: string }): Promise<ContractFile> {
  const contract = await getContract(ctx, { id })
  const overrides = await listOverrides(ctx, id)
  return {
    ...contract,
    ...(await selectContractNames(ctx, id)),
    suspension: (await findOpenSuspension(ctx, id)) ?? null,
    overrides: overrides.filter(({ endsAt }) => endsAt === null || endsAt > ctx.now),
    planPeriods: await listPlanPeriods(ctx, id),
    scheduledActions: await listOpenActions(ctx, id),
  }
}
