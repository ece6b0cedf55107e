import { addMonths } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { conflict, invalid } from '#kernel/errors'
import { holdContract } from './get-contract.ts'
import { moveContract } from './move-contract.ts'
import type { ContractRow } from './store.ts'
import { extendPlanPeriodsBack } from './store-periods.ts'

/**
 * Installed: the service begins `on` (today, or a day that has passed) and with it billing and loyalty.
 * Emits `contracts.activated`. 404, 409 `transition-not-allowed` or `already-activated`, 422 for a day to come.
 */
export async function activateContract(
  ctx: Ctx,
  { contractId, on = ctx.today }: { contractId: string; on?: string | undefined },
): Promise<ContractRow> {
  if (on > ctx.today)
    throw invalid('/on', 'A ativação não pode ficar no futuro: registre-a quando a instalação acontecer.')
  return await ctx.transaction(async (ctx) => {
    const contract = await holdContract(ctx, contractId)
    if (contract.activatedOn !== null)
      throw conflict('already-activated', `O contrato ${contract.number} já foi ativado em ${contract.activatedOn}.`)
    const { loyaltyMonths } = contract
    await extendPlanPeriodsBack(ctx, contractId, on)
    const active = await moveContract(ctx, contract, {
      to: 'active',
      reason: 'Instalação concluída',
      on,
      set: { activatedOn: on, loyaltyUntil: loyaltyMonths > 0 ? addMonths(on, loyaltyMonths) : null },
    })
    await ctx.emit('contracts.activated', { contractId })
    return active
  })
}
