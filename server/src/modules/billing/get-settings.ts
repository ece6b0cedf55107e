import type { Ctx } from '#kernel/context'
import { readSetting } from '#kernel/settings'
import type { BillingSettings } from './rules/settings.ts'
import { daysAhead, maxChargesPerDay, minimumFirstDays } from './settings.ts'

/** The company's billing rules; the defaults where it changed none. */
export const getSettings = async (ctx: Ctx): Promise<BillingSettings> => ({
  daysAhead: await readSetting(ctx, daysAhead),
  minimumFirstDays: await readSetting(ctx, minimumFirstDays),
  maxChargesPerDay: await readSetting(ctx, maxChargesPerDay),
})
