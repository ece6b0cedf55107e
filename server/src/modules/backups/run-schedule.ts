import type { Ctx } from '#kernel/context'
import { AppError } from '#kernel/errors'
import { createBackup } from './create-backup.ts'
import { findSettings } from './store.ts'
import { testRestore } from './test-restore.ts'

/** The day's backup, from its hour on, once; what failed is tried again by the next tick. Ticks come for every company: the second finds it done. */
export async function runSchedule(ctx: Ctx): Promise<void> {
  const settings = await findSettings(ctx)
  if (!settings?.isScheduled) return
  const { hour } = Temporal.Instant.fromEpochMilliseconds(ctx.now.getTime()).toZonedDateTimeISO('America/Sao_Paulo')
  if (hour < settings.hour) return
  await unlessBusy(() => createBackup(ctx, { scheduledOn: ctx.today }))
}

/** The week's restore test, where the server can open its own backups. */
export async function runWeeklyTest(ctx: Ctx): Promise<void> {
  const settings = await findSettings(ctx)
  if (settings?.isScheduled && settings.identitySealed !== null) await unlessBusy(() => testRestore(ctx, {}))
}

async function unlessBusy(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'backup-running')) throw error
  }
}
