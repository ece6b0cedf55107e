import type { CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { AppError } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { type Progress, unwatched } from '#kernel/operations'
import { applyRetention } from './apply-retention.ts'
import { requireSettings, specOf } from './get-settings.ts'
import { type TargetSpec, tellTarget } from './installation.ts'
import { failAbandonedBackups, failBackup, finishBackup, insertBackup } from './store.ts'
import { withBackupLock } from './with-backup-lock.ts'
import { writeBackup } from './write-backup.ts'

type Options = {
  /** The day whose schedule asks: one that has its backup gets no second. */
  scheduledOn?: CivilDate
  /** Another place and key than those of the settings, for the command line. */
  elsewhere?: { spec: TargetSpec; recipient: string }
}

export type CreatedBackup = { id: string; kind: 'dump' | 'base'; sizeBytes: number; target: string }

/**
 * Backs the installation up, reads it back, and then lets go of what retention does not keep. One at a time over all processes: 409
 * `backup-running`. A failure is kept as one and thrown. Undefined: that day has its backup.
 */
export async function createBackup(
  ctx: Ctx,
  { scheduledOn, elsewhere }: Options = {},
  progress: Progress = unwatched,
): Promise<CreatedBackup | undefined> {
  const { spec, recipient } = elsewhere ?? (await configured(ctx))
  return await withBackupLock(ctx, async () => {
    await failAbandonedBackups(ctx)
    const id = newId()
    const target = tellTarget(spec)
    if (!(await insertBackup(ctx, { id, target, scheduledOn: scheduledOn ?? null }))) return undefined
    const { kind, sizeBytes } = await write(ctx, { id, spec, recipient }, progress)
    if (!elsewhere) await applyRetention(ctx)
    return { id, kind, sizeBytes, target }
  })
}

async function configured(ctx: Ctx) {
  const settings = await requireSettings(ctx)
  return { spec: await specOf(ctx, settings), recipient: settings.recipient }
}

async function write(
  ctx: Ctx,
  { id, spec, recipient }: { id: string; spec: TargetSpec; recipient: string },
  progress: Progress,
) {
  const begun = performance.now()
  const clock = () => new Date(ctx.now.getTime() + Math.round(performance.now() - begun))
  const { installation, openTarget } = ctx.ports
  try {
    const target = openTarget(spec)
    const { db, secrets } = ctx
    const manifest = await writeBackup({
      id,
      db,
      installation,
      target,
      recipient,
      master: secrets.master,
      clock,
      progress,
    })
    const sizeBytes = manifest.parts.reduce((sum, part) => sum + part.bytes, 0)
    await finishBackup(ctx, id, { at: clock(), kind: manifest.kind, sizeBytes })
    return { kind: manifest.kind, sizeBytes }
  } catch (error) {
    await failBackup(ctx, id, { at: clock(), failure: tellFailure(error) })
    ctx.log.error({ err: error, backupId: id }, 'a backup failed')
    throw error
  }
}

/** For people: our own words; of a bug its first line. */
export const tellFailure = (error: unknown): string =>
  error instanceof AppError
    ? error.message
    : String(error instanceof Error ? error.message : error).slice(0, 500) || 'Interrompida por quem a acompanhava.'
