import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { Id, line } from '#kernel/values'

export const TargetKind = z.enum(['folder', 's3'])
export const BackupState = z.enum(['running', 'done', 'failed', 'deleted'])

const hour = 'Informe a hora, de 0 a 23.'

/** Of `folder`: the folder; of `s3`: endpoint, region, bucket, prefix, access key and, once, its secret. */
export const BackupSettingsChanges = z
  .strictObject({
    version: z.int().min(0),
    isScheduled: z.boolean(),
    hour: z.int().min(0, hour).max(23, hour),
    targetKind: TargetKind,
    folder: line(500).nullish(),
    endpoint: line(300).nullish(),
    region: line(60).nullish(),
    bucket: line(63).nullish(),
    prefix: z.string().trim().max(200).nullish(),
    accessKey: line(200).nullish(),
    /** Kept sealed; no answer holds it. */
    secret: z.string().min(1).max(500).optional(),
    recipient: line(200),
    /** age identity for restore tests, kept sealed; null forgets it. */
    identity: line(200).nullish(),
    keepDaily: z.int().min(1, 'Guarde ao menos 1.').max(366),
    keepWeekly: z.int().min(0).max(520),
    keepMonthly: z.int().min(0).max(240),
    archivesWal: z.boolean(),
  })
  .meta({ id: 'BackupSettingsChanges' })

export const BackupSettings = z
  .object({
    /** 0: backups were never set up. */
    version: z.int(),
    isScheduled: z.boolean(),
    hour: z.int(),
    targetKind: TargetKind,
    folder: z.string().nullable(),
    endpoint: z.string().nullable(),
    region: z.string().nullable(),
    bucket: z.string().nullable(),
    prefix: z.string().nullable(),
    accessKey: z.string().nullable(),
    hasSecret: z.boolean(),
    recipient: z.string().nullable(),
    hasIdentity: z.boolean(),
    keepDaily: z.int(),
    keepWeekly: z.int(),
    keepMonthly: z.int(),
    archivesWal: z.boolean(),
  })
  .meta({ id: 'BackupSettings' })

export const Backup = z
  .object({
    id: Id,
    state: BackupState,
    kind: z.enum(['dump', 'base']).nullable(),
    isScheduled: z.boolean(),
    target: z.string(),
    startedAt: z.date(),
    startedBy: z.string(),
    finishedAt: z.date().nullable(),
    sizeBytes: z.int().nullable(),
    failure: z.string().nullable(),
    deletedAt: z.date().nullable(),
    /** What the newest restore test of it said; null: none. */
    lastTest: z.enum(['running', 'passed', 'failed']).nullable(),
  })
  .meta({ id: 'Backup' })

export const BackupFilter = z.strictObject({ ...pageQuery, state: BackupState.optional() })
export const BackupPage = pageOf(Backup).meta({ id: 'BackupPage' })

export const RestoreReport = z.object({
  tableCount: z.int(),
  rowCount: z.int(),
  ledgerCount: z.int(),
  /** What clients owe, over all companies, as the restored copy adds it up. */
  receivableCents: z.int(),
  durationMs: z.int(),
})

export const RestoreTest = z
  .object({
    id: Id,
    backupId: Id,
    state: z.enum(['running', 'passed', 'failed']),
    startedAt: z.date(),
    startedBy: z.string(),
    finishedAt: z.date().nullable(),
    report: RestoreReport.nullable(),
    failure: z.string().nullable(),
  })
  .meta({ id: 'RestoreTest' })

export const RestoreTestFilter = z.strictObject({ ...pageQuery, backupId: Id.optional() })
export const RestoreTestPage = pageOf(RestoreTest).meta({ id: 'RestoreTestPage' })
export const NewRestoreTest = z.strictObject({ backupId: Id.optional() }).meta({ id: 'NewRestoreTest' })
export const KeyPair = z.object({ recipient: z.string(), identity: z.string() }).meta({ id: 'BackupKeyPair' })
