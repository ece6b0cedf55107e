import pg from 'pg'
import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict, invalid } from '#kernel/errors'
import { guardUrl } from '#kernel/guard-url'
import { readPrivateNetworks } from '#kernel/private-networks'
import { findEmbedded } from './copy-base.ts'
import { getSettings, tellSettings } from './get-settings.ts'
import type { BackupSettingsChanges } from './schemas.ts'
import { recipientOf, requireRecipient } from './sealed-stream.ts'
import { findSettings, keepSettings, type SettingsRow } from './store.ts'
import { closeSpool, openSpool } from './wal-spool.ts'

type Changes = z.output<typeof BackupSettingsChanges>

/**
 * Sets up how this installation is backed up. What is not given of a secret stays, unless it was for another storage. 409
 * `stale-version`, 422 for a target without its fields, keys that are none, a log archive of a server that is not the embedded one.
 */
export async function changeSettings(ctx: Ctx, changes: Changes) {
  requireRecipient(changes.recipient)
  const data = await findData(ctx)
  if (changes.archivesWal && data === undefined)
    throw invalid(
      '/archivesWal',
      'Só o PostgreSQL embutido tem o log arquivado por aqui; no seu próprio servidor configure o archive_command dele.',
    )
  const before = await findSettings(ctx)
  const target = await targetOf(ctx, changes, before)
  const identitySealed = await identityOf(ctx, changes, before)
  const { isScheduled, hour, targetKind, recipient, keepDaily, keepWeekly, keepMonthly, archivesWal } = changes
  const plan = { isScheduled, hour, targetKind, recipient, keepDaily, keepWeekly, keepMonthly, archivesWal }
  const row = await keepSettings(ctx, changes.version, { ...plan, ...target, identitySealed })
  if (!row)
    throw conflict('stale-version', 'Outra pessoa alterou estas configurações. Recarregue e refaça a alteração.', {
      current: await getSettings(ctx),
    })
  if (data !== undefined) (archivesWal ? openSpool : closeSpool)(data)
  return tellSettings(row)
}

async function targetOf(ctx: Ctx, changes: Changes, before: SettingsRow | undefined) {
  const none = {
    folder: null,
    endpoint: null,
    region: null,
    bucket: null,
    prefix: null,
    accessKey: null,
    secretSealed: null,
  }
  const need = <T>(name: keyof Changes, value: T | null | undefined): T => {
    if (value === null || value === undefined) throw invalid(`/${name}`, 'Campo obrigatório para este destino.')
    return value
  }
  if (changes.targetKind === 'folder') return { ...none, folder: requireAbsolute(need('folder', changes.folder)) }
  const endpoint = need('endpoint', changes.endpoint)
  await guardUrl(endpoint, { ...(await readPrivateNetworks(ctx)), pointer: '/endpoint' })
  const accessKey = need('accessKey', changes.accessKey)
  const isSame = before?.endpoint === endpoint && before.accessKey === accessKey
  const kept = isSame ? before.secretSealed : null
  return {
    ...none,
    endpoint,
    region: changes.region ?? 'us-east-1',
    bucket: need('bucket', changes.bucket),
    prefix: changes.prefix ?? '',
    accessKey,
    secretSealed: changes.secret === undefined ? need('secret', kept) : ctx.secrets.seal(changes.secret),
  }
}

function requireAbsolute(folder: string): string {
  if (!folder.startsWith('/')) throw invalid('/folder', 'Informe o caminho completo, começando por /.')
  return folder
}

/** The identity has to open what the recipient closes, else every restore test would fail. */
async function identityOf(
  ctx: Ctx,
  { identity, recipient }: Changes,
  before: SettingsRow | undefined,
): Promise<string | null> {
  if (identity === null) return null
  if (identity === undefined) return before?.recipient === recipient ? before.identitySealed : null
  if ((await recipientOf(identity)) !== recipient)
    throw invalid('/identity', 'Esta chave de abertura não é o par da chave pública informada.')
  return ctx.secrets.seal(identity)
}

/** The embedded server's data directory; undefined when it is another server. */
export async function findData(ctx: Ctx): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: ctx.ports.installation.databaseUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    return await findEmbedded(client)
  } finally {
    await client.end()
  }
}
