import { addDays } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { getSettings } from './get-settings.ts'
import { runBilling, type RunSummary } from './run-billing.ts'

/** The daily run: everything that falls due within the company's days ahead. */
export async function runRecurring(ctx: Ctx): Promise<RunSummary> {
  const { daysAhead } = await getSettings(ctx)
  return await runBilling(ctx, { dueUntil: addDays(ctx.today, daysAhead) })
}
