import { z } from 'zod'
import { operation } from '#kernel/operations'
import { Id } from '#kernel/values'
import { createBackup } from './create-backup.ts'
import { testRestore } from './test-restore.ts'

export const backupOperation = operation({
  kind: 'backups.create-backup',
  permission: 'backups.backup.create',
  label: 'A cópia de segurança',
  input: z.object({}),
  run: (ctx, _, progress) => createBackup(ctx, {}, progress),
})

export const restoreTestOperation = operation({
  kind: 'backups.test-restore',
  permission: 'backups.backup.create',
  label: 'O teste de restauração',
  input: z.object({ backupId: Id.optional() }),
  run: (ctx, input, progress) => testRestore(ctx, input, progress),
})
