import type { Ctx } from '#kernel/context'
import { changeSetting, getSetting } from '#modules/administration'
import { getSettings } from './get-settings.ts'
import type { BillingSettings } from './rules/settings.ts'
import { daysAhead, maxChargesPerDay, minimumFirstDays } from './settings.ts'

const settings = { daysAhead, minimumFirstDays, maxChargesPerDay }
const reason = 'Regras de faturamento alteradas'

/** Changes the company's billing rules; what is not given stays. They hold for the next run. */
export const changeSettings = (
  ctx: Ctx,
  changes: { [K in keyof BillingSettings]?: BillingSettings[K] | undefined },
): Promise<BillingSettings> =>
  ctx.transaction(async (ctx) => {
    for (const name of ['daysAhead', 'minimumFirstDays', 'maxChargesPerDay'] as const) {
      const [value, { key }] = [changes[name], settings[name]]
      if (value === undefined) continue
      const { version } = await getSetting(ctx, { key })
      await changeSetting(ctx, { key, value, reason, version })
    }
    return await getSettings(ctx)
  })
