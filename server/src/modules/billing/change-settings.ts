import type { Ctx } from '#kernel/context'
import { getSettings } from './get-settings.ts'
import type { BillingSettings } from './rules/settings.ts'
import { upsertSettings } from './store.ts'

/** Changes the company's billing rules; what is not given stays. They hold for the next run. */
export const changeSettings = (
  ctx: Ctx,
  changes: { [K in keyof BillingSettings]?: BillingSettings[K] | undefined },
): Promise<BillingSettings> =>
  ctx.transaction(async (ctx) => {
    const now = await getSettings(ctx)
    const {
      daysAhead = now.daysAhead,
      minimumFirstDays = now.minimumFirstDays,
      maxChargesPerDay = now.maxChargesPerDay,
    } = changes
    await upsertSettings(ctx, { daysAhead, minimumFirstDays, maxChargesPerDay })
    return { daysAhead, minimumFirstDays, maxChargesPerDay }
  })
