import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ctx } from '#kernel/context'
import { startEmbeddedPostgres } from '#kernel/embedded-postgres'
import { conflict, notFound } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { type Progress, unwatched } from '#kernel/operations'
import { tellFailure } from './create-backup.ts'
import { requireSettings, specOf } from './get-settings.ts'
import { tellTarget } from './installation.ts'
import type { Census } from './manifest.ts'
import { restoreBase } from './restore-base.ts'
import { restoreDump } from './restore-dump.ts'
import { type Report, failAbandonedTests, failTest, findBackup, finishTest, insertTest, listKept } from './store.ts'
import { verifyBackup } from './verify-backup.ts'
import { withBackupLock } from './with-backup-lock.ts'

/**
 * Restores a backup (default: the newest) into a throw-away server, counts every row and adds every ledger up. The report is kept; a
 * failure is thrown too. 409 `identity-missing` when the server holds no age identity, `backup-running`; 404.
 */
export async function testRestore(
  ctx: Ctx,
  { backupId }: { backupId?: string | undefined },
  progress: Progress = unwatched,
): Promise<{ testId: string } & Report> {
  const settings = await requireSettings(ctx)
  if (settings.identitySealed === null)
    throw conflict(
      'identity-missing',
      'O servidor não guarda a chave de abertura do age: informe-a nas configurações ou teste com sgp backup restore em outra máquina.',
    )
  const identity = ctx.secrets.unseal(settings.identitySealed)
  const spec = await specOf(ctx, settings)
  return await withBackupLock(ctx, async () => {
    await failAbandonedTests(ctx)
    const [newest] = await listKept(ctx, tellTarget(spec))
    const backup = backupId === undefined ? newest : await findBackup(ctx, backupId)
    if (backup?.state !== 'done') throw notFound('backup', 'Cópia de segurança', backupId ?? 'nenhuma')
    const id = newId()
    await insertTest(ctx, { id, backupId: backup.id })
    const begun = performance.now()
    const at = () => new Date(ctx.now.getTime() + Math.round(performance.now() - begun))
    try {
      const census = await restoreAside(ctx, { id: backup.id, identity, target: ctx.ports.openTarget(spec) }, progress)
      const report = reportOf(census, Math.round(performance.now() - begun))
      await finishTest(ctx, id, { at: at(), report })
      return { testId: id, ...report }
    } catch (error) {
      await failTest(ctx, id, { at: at(), failure: tellFailure(error) })
      throw error
    }
  })
}

type Wanted = { id: string; identity: string; target: Parameters<typeof verifyBackup>[0]['target'] }

async function restoreAside(ctx: Ctx, { id, identity, target }: Wanted, progress: Progress): Promise<Census> {
  await progress(0, 2, 'Conferindo a cópia inteira')
  const { manifest, census } = await verifyBackup({ target, id, identity, master: ctx.secrets.master })
  if (!census) throw new Error('A backup verified with its identity has a census.')
  await progress(1, 2, 'Restaurando em um banco descartável')
  const dataDir = mkdtempSync(join(tmpdir(), 'open-sgp-restore-'))
  try {
    if (manifest.kind === 'base')
      return (await restoreBase({ target, manifest, census, identity, dataDir, isScratch: true })).census
    const server = await startEmbeddedPostgres({ dataDir, ephemeral: true })
    try {
      return (await restoreDump({ target, manifest, census, identity, databaseUrl: server.url })).census
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const reportOf = ({ rows, ledgers }: Census, durationMs: number): Report => ({
  tableCount: Object.keys(rows).length,
  rowCount: Object.values(rows).reduce((sum, count) => sum + count, 0),
  ledgerCount: ledgers.length,
  receivableCents: ledgers.reduce((sum, { accounts }) => sum + (accounts.receivable ?? 0), 0),
  durationMs,
})
