import type { Ctx } from '#kernel/context'
import { defaultPausePolicy, type PausePolicy } from './rules/pause.ts'

const columns = ['pauseMinDays', 'pauseMaxDays', 'pauseEveryMonths'] as const

/** The company's rules, or the defaults. */
export const findPausePolicy = async (ctx: Ctx): Promise<PausePolicy> => {
  const row = await ctx.db
    .selectFrom('contracts.settings')
    .select(columns)
    .where('companyId', '=', ctx.companyId)
    .executeTakeFirst()
  return row ?? defaultPausePolicy
}

export const savePausePolicy = (ctx: Ctx, policy: PausePolicy): Promise<PausePolicy> =>
  ctx.db
    .insertInto('contracts.settings')
    .values({ ...policy, companyId: ctx.companyId, updatedAt: ctx.now })
    .onConflict((conflict) => conflict.column('companyId').doUpdateSet({ ...policy, updatedAt: ctx.now }))
    .returning(columns)
    .executeTakeFirstOrThrow()
