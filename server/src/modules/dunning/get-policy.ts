import type { CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { defaultPolicy, type Policy } from './rules/policy.ts'
import { findPolicy } from './store.ts'

/** The policy in force on a day (default: today), with the day since which; null: the product's defaults. */
export async function getPolicy(
  ctx: Ctx,
  on: CivilDate = ctx.today,
): Promise<Policy & { effectiveOn: CivilDate | null; createdBy: string | null }> {
  return (await findPolicy(ctx, on)) ?? { ...defaultPolicy, effectiveOn: null, createdBy: null }
}
