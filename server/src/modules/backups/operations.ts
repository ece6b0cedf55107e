import { z } from 'zod'
import { AppError, conflict } from '#kernel/errors'
import { operation } from '#kernel/operations'
import { Id } from '#kernel/values'
import { createBackup } from './create-backup.ts'
import { testRestore } from './test-restore.ts'

/** Somebody watches: what the target refuses is told at once, not tried eight times more. */
async function told<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof AppError && error.status >= 500) throw conflict(error.code, error.message)
    throw error
  }
}

export const backupOperation = operation({
  kind: 'backups.create-backup',
  permission: 'backups.backup.create',
  label: 'A cópia de segurança',
  input: z.object({}),
  run: (ctx, _, progress) => told(createBackup(ctx, {}, progress)),
})

export const restoreTestOperation = operation({
  kind: 'backups.test-restore',
  permission: 'backups.backup.create',
  label: 'O teste de restauração',
  input: z.object({ backupId: Id.optional() }),
  run: (ctx, input, progress) => told(testRestore(ctx, input, progress)),
})
