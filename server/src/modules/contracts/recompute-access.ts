import type { Ctx } from '#kernel/context'
import { holdContract } from './get-contract.ts'
import { deriveAccess } from './rules/access-state.ts'
import { type ContractRow, insertEvents, updateAccess } from './store.ts'
import { findOpenSuspension, listOverrides } from './store-access.ts'

/**
 * Writes what the rules say of a contract's access now: state, reason and, when the state changes, since when.
 * Emits `contracts.access-changed` {contractId, from, to} only on a change of state. Safe to repeat. 404.
 */
export async function recomputeAccess(ctx: Ctx, { contractId }: { contractId: string }): Promise<ContractRow> {
  return await ctx.transaction(async (ctx) => {
    const contract = await holdContract(ctx, contractId)
    const suspension = await findOpenSuspension(ctx, contractId)
    const overrides = await listOverrides(ctx, contractId)
    const { status, endedOn, accessState: from } = contract
    const { state: to, reason } = deriveAccess({ status, endedOn, suspension, overrides }, ctx.now)
    if (from === to && contract.accessReason === reason) return contract
    const access = {
      accessState: to,
      accessReason: reason,
      accessSince: from === to ? contract.accessSince : ctx.now,
    }
    await updateAccess(ctx, contractId, access)
    if (from !== to) {
      await insertEvents(ctx, [{ contractId, kind: 'access', from, to, reason }])
      await ctx.emit('contracts.access-changed', { contractId, from, to })
    }
    return { ...contract, ...access }
  })
}
