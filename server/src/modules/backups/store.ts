import { sql, type Selectable } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'
import type { RestoreReport } from './schemas.ts'

// The whole installation is backed up at once: no row here belongs to a company.

export type SettingsRow = Selectable<DB['backups.settings']>
export type BackupRow = Selectable<DB['backups.backups']>
export type Report = z.output<typeof RestoreReport>
export type RestoreTestRow = Omit<Selectable<DB['backups.restoreTests']>, 'report'> & { report: Report | null }

export const findSettings = (ctx: Ctx): Promise<SettingsRow | undefined> =>
  ctx.db.selectFrom('backups.settings').selectAll().executeTakeFirst()

type SettingsValues = Omit<SettingsRow, 'isOnly' | 'version' | 'changedAt' | 'changedBy'>

/** Undefined: somebody else was faster than `version` (0: never set up). */
export async function keepSettings(
  ctx: Ctx,
  version: number,
  values: SettingsValues,
): Promise<SettingsRow | undefined> {
  const marks = { changedAt: ctx.now, changedBy: ctx.actor.id }
  if (version === 0)
    return await ctx.db
      .insertInto('backups.settings')
      .values({ ...values, ...marks })
      .onConflict((oc) => oc.doNothing())
      .returningAll()
      .executeTakeFirst()
  return await ctx.db
    .updateTable('backups.settings')
    .set((eb) => ({ ...values, ...marks, version: eb('version', '+', 1) }))
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()
}

type NewBackup = { id: string; target: string; scheduledOn: string | null }

/** False when that day has its backup already. */
export async function insertBackup(ctx: Ctx, { id, target, scheduledOn }: NewBackup): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('backups.backups')
    .values({ id, target, scheduledOn, startedAt: ctx.now, startedBy: ctx.actor.id })
    .onConflict((oc) => oc.column('scheduledOn').where('state', '<>', 'failed').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export const finishBackup = (
  ctx: Ctx,
  id: string,
  { at, kind, sizeBytes }: { at: Date; kind: 'dump' | 'base'; sizeBytes: number },
) =>
  ctx.db
    .updateTable('backups.backups')
    .set({ state: 'done', finishedAt: at, kind, sizeBytes })
    .where('id', '=', id)
    .execute()

export const failBackup = (ctx: Ctx, id: string, { at, failure }: { at: Date; failure: string }) =>
  ctx.db
    .updateTable('backups.backups')
    .set({ state: 'failed', finishedAt: at, failure })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()

/** Those whose process died: nobody works on them while we hold the lock. */
export const failAbandonedBackups = (ctx: Ctx) =>
  ctx.db
    .updateTable('backups.backups')
    .set({ state: 'failed', finishedAt: ctx.now, failure: 'O processo que fazia esta cópia terminou antes dela.' })
    .where('state', '=', 'running')
    .execute()

export const markDeleted = (ctx: Ctx, ids: readonly string[]) =>
  ctx.db
    .updateTable('backups.backups')
    .set({ state: 'deleted', deletedAt: ctx.now })
    .where('id', 'in', ids)
    .where('state', '=', 'done')
    .execute()

/** Every backup that is still in a target, newest first. */
export const listKept = (ctx: Ctx, target: string): Promise<BackupRow[]> =>
  ctx.db
    .selectFrom('backups.backups')
    .selectAll()
    .where('state', '=', 'done')
    .where('target', '=', target)
    .orderBy('id', 'desc')
    .limit(2_000)
    .execute()

export const findBackup = (ctx: Ctx, id: string): Promise<BackupRow | undefined> =>
  ctx.db.selectFrom('backups.backups').selectAll().where('id', '=', id).executeTakeFirst()

export const insertTest = (ctx: Ctx, { id, backupId }: { id: string; backupId: string }) =>
  ctx.db
    .insertInto('backups.restoreTests')
    .values({ id, backupId, startedAt: ctx.now, startedBy: ctx.actor.id })
    .execute()

export const finishTest = (ctx: Ctx, id: string, { at, report }: { at: Date; report: Report }) =>
  sql`update backups.restore_tests set state = 'passed', finished_at = ${at}, report = ${JSON.stringify(report)}::jsonb where id = ${id}`.execute(
    ctx.db,
  )

export const failTest = (ctx: Ctx, id: string, { at, failure }: { at: Date; failure: string }) =>
  ctx.db
    .updateTable('backups.restoreTests')
    .set({ state: 'failed', finishedAt: at, failure })
    .where('id', '=', id)
    .execute()

export const failAbandonedTests = (ctx: Ctx) =>
  ctx.db
    .updateTable('backups.restoreTests')
    .set({ state: 'failed', finishedAt: ctx.now, failure: 'O processo que fazia este teste terminou antes dele.' })
    .where('state', '=', 'running')
    .execute()
