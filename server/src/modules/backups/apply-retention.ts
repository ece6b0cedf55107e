import type { Ctx } from '#kernel/context'
import { requireSettings, specOf } from './get-settings.ts'
import { type Target, tellTarget } from './installation.ts'
import { manifestKey } from './manifest.ts'
import { chooseExpired } from './rules/retention.ts'
import { listKept, markDeleted } from './store.ts'
import { censusDay } from './take-census.ts'
import { listManifests } from './verify-backup.ts'

/** Takes from the target what retention does not keep, and the archived log that no copy left there needs. The newest good one always stays. */
export async function applyRetention(ctx: Ctx): Promise<{ deletedCount: number }> {
  const settings = await requireSettings(ctx)
  const spec = await specOf(ctx, settings)
  const target = ctx.ports.openTarget(spec)
  const kept = await listKept(ctx, tellTarget(spec))
  const dated = kept.map(({ id, startedAt }) => ({ id, on: censusDay(startedAt) }))
  const expired = chooseExpired(dated, settings)
  for (const id of expired) await removeBackup(target, id)
  if (expired.length > 0) await markDeleted(ctx, expired)
  await removeUnneededWal(target)
  return { deletedCount: expired.length }
}

/** The manifest first: from then on it is no backup any more, whatever becomes of the rest. */
async function removeBackup(target: Target, id: string): Promise<void> {
  await target.remove(manifestKey(id))
  for (const key of await target.list(`backups/${id}/`)) await target.remove(key)
}

async function removeUnneededWal(target: Target): Promise<void> {
  const first = new Map<string, string>()
  for (const { archiveId, startWal } of await listManifests(target))
    if (archiveId !== null && startWal !== null && startWal < (first.get(archiveId) ?? 'Z'))
      first.set(archiveId, startWal)
  for (const key of await target.list('wal/')) {
    const [, archiveId = '', piece = ''] = key.split('/')
    const oldest = first.get(archiveId)
    if (oldest !== undefined && piece < oldest && !piece.includes('.history')) await target.remove(key)
  }
}
