import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { BackupRow, RestoreTestRow } from './store.ts'

export type ListedBackup = Omit<BackupRow, 'scheduledOn'> & {
  isScheduled: boolean
  lastTest: RestoreTestRow['state'] | null
}

export async function listBackupRows(
  ctx: Ctx,
  { state = null, before = null, limit }: { state?: string | null; before?: string | null; limit: number },
): Promise<ListedBackup[]> {
  const { rows } = await sql<ListedBackup>`
    select b.*, b.scheduled_on is not null as is_scheduled,
      (select t.state from backups.restore_tests t where t.backup_id = b.id order by t.id desc limit 1) as last_test
    from backups.backups b
    where (${state}::text is null or b.state::text = ${state}) and (${before}::uuid is null or b.id < ${before})
    order by b.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

export async function listTestRows(
  ctx: Ctx,
  { backupId = null, before = null, limit }: { backupId?: string | null; before?: string | null; limit: number },
): Promise<RestoreTestRow[]> {
  const { rows } = await sql<RestoreTestRow>`
    select * from backups.restore_tests
    where (${backupId}::uuid is null or backup_id = ${backupId}) and (${before}::uuid is null or id < ${before})
    order by id desc limit ${limit}`.execute(ctx.db)
  return rows
}
