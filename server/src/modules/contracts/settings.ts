import type { Ctx } from '#kernel/context'
import { invalid } from '#kernel/errors'
import type { PausePolicy } from './rules/pause.ts'
import { findPausePolicy, savePausePolicy } from './store-settings.ts'

/** The company's rules of contracts, or the defaults. */
export const getContractSettings = (ctx: Ctx): Promise<PausePolicy> => findPausePolicy(ctx)

/** Replaces the company's rules of contracts. 422 when the longest pause is shorter than the shortest. */
export async function saveContractSettings(ctx: Ctx, policy: PausePolicy): Promise<PausePolicy> {
  if (policy.pauseMaxDays < policy.pauseMinDays)
    throw invalid('/pauseMaxDays', 'O máximo de dias não pode ser menor que o mínimo.')
  return await ctx.transaction(async (ctx) => await savePausePolicy(ctx, policy))
}
