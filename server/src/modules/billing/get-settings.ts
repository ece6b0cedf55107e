import type { Ctx } from '#kernel/context'
import { defaultSettings, type BillingSettings } from './rules/settings.ts'
import { findSettings } from './store.ts'

/** The company's billing rules; the defaults where it changed none. */
export async function getSettings(ctx: Ctx): Promise<BillingSettings> {
  const row = await findSettings(ctx)
  if (!row) return defaultSettings
  const { daysAhead, minimumFirstDays, maxChargesPerDay } = row
  return { daysAhead, minimumFirstDays, maxChargesPerDay }
}
