import { addDays, daysBetween } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import { holdContract } from './get-contract.ts'
import { moveContract } from './move-contract.ts'
import { needsPerson, suspensionLabels } from './rules/suspensions.ts'
import type { ContractRow } from './store.ts'
import { endSuspension, findOpenSuspension, type SuspensionRow } from './store-access.ts'
import { dropActions } from './store-schedule.ts'

/**
 * Suspended → active from today. The loyalty moves on by the days of a requested pause. Automation lifts neither a court's
 * nor the administration's suspension (409 `suspension-needs-person`). A manual block stays. Emits `contracts.resumed`.
 * 404, 409 `not-suspended`.
 */
export async function resumeContract(
  ctx: Ctx,
  { contractId, reason, on = ctx.today }: { contractId: string; reason: string; on?: string },
): Promise<ContractRow> {
  return await ctx.transaction(async (ctx) => {
    const contract = await holdContract(ctx, contractId)
    const suspension = await findOpenSuspension(ctx, contractId)
    if (!suspension) throw conflict('not-suspended', `O contrato ${contract.number} não está suspenso.`)
    if (ctx.actor.kind === 'system' && needsPerson(suspension.kind))
      throw conflict('suspension-needs-person', `${suspensionLabels[suspension.kind]}: só uma pessoa pode levantá-la.`)
    await endSuspension(ctx, suspension.id, on)
    await dropActions(ctx, contractId, 'resume')
    const active = await moveContract(ctx, contract, {
      to: 'active',
      reason,
      on,
      set: { loyaltyUntil: moveLoyalty(contract, suspension, on) },
      details: { kind: suspension.kind },
    })
    await ctx.emit('contracts.resumed', { contractId })
    return active
  })
}

/** The loyalty's clock stands still while the client's own pause lasts. */
function moveLoyalty({ loyaltyUntil }: ContractRow, { kind, startsOn }: SuspensionRow, on: string): string | null {
  if (loyaltyUntil === null || kind !== 'requested' || startsOn === null || startsOn >= loyaltyUntil)
    return loyaltyUntil
  return addDays(loyaltyUntil, Math.max(0, daysBetween(startsOn, on)))
}
