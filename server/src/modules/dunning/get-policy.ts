import type { CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { loadLocalHolidays } from '#modules/administration'
import { defaultPolicy, type Policy } from './rules/policy.ts'
import { findPolicy } from './store.ts'

/** The policy in force on a day (default: today), with the day since which (null: the product's defaults) and the company's own holidays. */
export async function getPolicy(
  ctx: Ctx,
  on: CivilDate = ctx.today,
): Promise<Policy & { effectiveOn: CivilDate | null; createdBy: string | null }> {
  const policy = (await findPolicy(ctx, on)) ?? { ...defaultPolicy, effectiveOn: null, createdBy: null }
  return { ...policy, holidays: await loadLocalHolidays(ctx) }
}
