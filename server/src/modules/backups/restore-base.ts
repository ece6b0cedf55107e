import { createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { extract } from 'tar-stream'
import { conflict } from '#kernel/errors'
import { createDb } from '#kernel/db'
import { type ClusterDraft, draftCluster } from '#kernel/embedded-postgres-draft'
import { openPart } from './check-parts.ts'
import type { Target } from './installation.ts'
import { type Census, damaged, type Manifest } from './manifest.ts'
import { openStream } from './sealed-stream.ts'
import { compareCensus, takeCensus, unsound } from './take-census.ts'

export type BaseRestore = {
  target: Target
  manifest: Manifest
  census: Census
  identity: string
  /** The cluster of this DATA_DIR it becomes; with `isScratch` a temporary folder, and nothing is kept. */
  dataDir: string
  isScratch?: boolean
  /** Every commit until then and none after it; default: what the copy held. */
  until?: Date | undefined
}

/**
 * Brings a physical copy to life beside the place it is for, lets it recover, counts and adds up, and only then gives it its name.
 * 409 `restore-differs` when one row or one centavo is missing. Gives the census found and where an older cluster was moved.
 */
export async function restoreBase(restore: BaseRestore): Promise<{ census: Census; movedTo: string | undefined }> {
  const draft = draftCluster(restore.dataDir, { isScratch: restore.isScratch ?? false })
  try {
    requireMajor(draft, restore.manifest)
    await unpack(draft, restore)
    if (restore.until) await fetchWal(draft, restore)
    const census = await recover(draft, restore)
    const { movedTo } = restore.isScratch ? { movedTo: undefined } : draft.keep()
    return { census, movedTo }
  } finally {
    draft.discard()
  }
}

function requireMajor({ major }: ClusterDraft, { postgresMajor }: Manifest): void {
  if (String(postgresMajor) !== major)
    throw conflict(
      'backup-of-another-postgres',
      `A cópia é do PostgreSQL ${postgresMajor} e este Open-SGP traz o ${major}. Restaure com a versão do Open-SGP que a criou e atualize depois.`,
    )
}

const safeName = /^(access\.json|data(\/[\w.-]+)*)$/

async function unpack(draft: ClusterDraft, { target, manifest, identity }: BaseRestore): Promise<void> {
  const [part] = manifest.parts
  if (!part) throw damaged('não há partes')
  const { stream, check } = await openPart(target, part, identity)
  const tar = extract()
  const reading = pipeline(stream, tar)
  reading.catch(() => {})
  for await (const entry of tar) {
    const name = entry.header.name.replace(/\/$/, '')
    if (!safeName.test(name) || name.split('/').includes('..')) throw damaged(`há nela um nome estranho: ${name}`)
    const path = join(draft.folder, name)
    if (entry.header.type === 'directory') {
      mkdirSync(path, { recursive: true, mode: 0o700 })
      entry.resume()
    } else await pipeline(entry, createWriteStream(path, { mode: 0o600 }))
  }
  await reading
  check()
}

/** The archived pieces of the log since the copy began. */
async function fetchWal(draft: ClusterDraft, { target, manifest, identity }: BaseRestore): Promise<void> {
  const { archiveId, startWal } = manifest
  if (archiveId === null || startWal === null)
    throw conflict(
      'no-wal-archive',
      `A cópia ${manifest.id} foi feita sem arquivar o log: só o próprio instante dela pode ser restaurado.`,
    )
  const folder = join(draft.folder, 'restored-wal')
  mkdirSync(folder, { mode: 0o700 })
  for (const key of await target.list(`wal/${archiveId}/`)) {
    const name = key.slice(key.lastIndexOf('/') + 1).replace(/\.zst\.age$/, '')
    if (name >= startWal || name.endsWith('.history'))
      await fetchPiece(await target.get(key), identity, join(folder, name))
  }
}

const fetchPiece = async (sealed: Readable, identity: string, path: string) =>
  await pipeline(await openStream(sealed, identity), createWriteStream(path, { mode: 0o600 }))

/** The server's own words for a log that ends too early are told as what they mean. */
async function start(draft: ClusterDraft, settings: Record<string, string>) {
  try {
    return await draft.start(settings)
  } catch (error) {
    if (error instanceof Error && error.message.includes('recovery ended before configured recovery target'))
      throw conflict(
        'wal-ends-before',
        'O log arquivado termina antes desse instante. Escolha um mais cedo, ou restaure a cópia mais nova sem --until.',
      )
    throw conflict('recovery-failed', error instanceof Error ? error.message : String(error))
  }
}

async function recover(draft: ClusterDraft, { manifest, census: kept, until }: BaseRestore): Promise<Census> {
  const fed = join(draft.folder, 'restored-wal').replaceAll("'", "'\\''").replaceAll('%', '%%')
  writeFileSync(join(draft.data, 'recovery.signal'), '', { mode: 0o600 })
  draft.adopt()
  const goal = until
    ? { recovery_target_time: until.toISOString().replace('Z', '+00'), recovery_target_inclusive: 'on' }
    : { recovery_target_lsn: manifest.endLsn ?? '', recovery_target_inclusive: 'off' }
  const server = await start(draft, {
    restore_command: `cp '${fed}/%f' '%p'`,
    recovery_target_action: 'promote',
    ...goal,
  })
  const url = new URL(server.url)
  url.pathname = `/${encodeURIComponent(manifest.database)}`
  const db = createDb(url.href, 2)
  try {
    const found = await takeCensus(db, kept.on)
    const differences = until ? unsound(found) : compareCensus(kept, found)
    if (differences.length > 0) throw differing(manifest.id, differences)
    return found
  } finally {
    await db.destroy()
    await server.stop()
    rmSync(join(draft.folder, 'restored-wal'), { recursive: true, force: true })
  }
}

export const differing = (id: string, differences: string[]) =>
  conflict(
    'restore-differs',
    `O que foi restaurado da cópia ${id} não é o que ela tinha:\n${differences.slice(0, 20).join('\n')}`,
    {
      differences: differences.slice(0, 200),
    },
  )
