import type { Ctx } from '#kernel/context'
import { removeOverride } from '#modules/contracts'
import type { Batch, Outcome } from './batch.ts'
import { br } from './rules/br.ts'
import { closeUnlock } from './store-unlocks.ts'
import { listOpenUnlocks, type OpenUnlock } from './views.ts'

/** Closes promises: kept when every title they covered is settled, broken when their last day has passed. */
export async function closeUnlocks(ctx: Ctx, { contractIds, on, isReleaseOnly }: Batch): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const unlock of await listOpenUnlocks(ctx, contractIds)) {
    const isBroken = unlock.until < on && !isReleaseOnly
    if (!unlock.isSettled && !isBroken) continue
    await closeUnlock(ctx, unlock.id, unlock.isSettled ? 'kept' : 'broken')
    if (unlock.isOverrideOpen) await removeOverride(ctx, { overrideId: unlock.overrideId })
    outcomes.push(toOutcome(unlock))
  }
  return outcomes
}

const toOutcome = ({ contractId, contractNumber, clientId, isSettled, number, until }: OpenUnlock): Outcome => ({
  contractId,
  contractNumber,
  clientId,
  action: isSettled ? 'keep-unlock' : 'break-unlock',
  explanation: isSettled ? `promessa ${number} cumprida` : `promessa ${number} quebrada: valia até ${br(until)}`,
})
