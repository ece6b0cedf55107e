import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import { readPrivateNetworks } from '#kernel/private-networks'
import type { TargetSpec } from './installation.ts'
import { findSettings, type SettingsRow } from './store.ts'

/** Settings as people see them: that there are secrets, never which. */
export const tellSettings = ({ secretSealed, identitySealed, isOnly: _, ...row }: SettingsRow) => ({
  ...row,
  hasSecret: secretSealed !== null,
  hasIdentity: identitySealed !== null,
})

const unset = {
  version: 0,
  isScheduled: false,
  hour: 3,
  targetKind: 'folder' as const,
  folder: null,
  endpoint: null,
  region: null,
  bucket: null,
  prefix: null,
  accessKey: null,
  hasSecret: false,
  recipient: null,
  hasIdentity: false,
  keepDaily: 7,
  keepWeekly: 4,
  keepMonthly: 12,
  archivesWal: false,
}

/** How this installation is backed up; version 0 with our proposal while nobody said so. */
export async function getSettings(ctx: Ctx) {
  const row = await findSettings(ctx)
  return row ? tellSettings(row) : unset
}

/** What is set up. 409 `backup-not-configured`. */
export async function requireSettings(ctx: Ctx): Promise<SettingsRow> {
  const row = await findSettings(ctx)
  if (!row)
    throw conflict(
      'backup-not-configured',
      'As cópias de segurança ainda não foram configuradas: informe o destino e a chave pública.',
    )
  return row
}

/** Where backups go, with the secret opened. Where its name leads is judged at each connection: it may have changed since it was typed. */
export async function specOf(ctx: Ctx, row: SettingsRow): Promise<TargetSpec> {
  if (row.targetKind === 'folder') return { kind: 'folder', folder: row.folder ?? '' }
  const { endpoint, region, bucket, prefix, accessKey, secretSealed } = row
  return {
    kind: 's3',
    endpoint: endpoint ?? '',
    region: region ?? '',
    bucket: bucket ?? '',
    prefix: prefix ?? '',
    accessKey: accessKey ?? '',
    secret: secretSealed === null ? '' : ctx.secrets.unseal(secretSealed),
    ...(await readPrivateNetworks(ctx)),
  }
}

/** Where this installation's backups go. 409 `backup-not-configured`. */
export const findTargetSpec = async (ctx: Ctx): Promise<TargetSpec> => await specOf(ctx, await requireSettings(ctx))
