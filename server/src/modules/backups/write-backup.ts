import pg from 'pg'
import { Readable } from 'node:stream'
import { unavailable } from '#kernel/errors'
import type { Db } from '#kernel/db'
import type { Master } from '#kernel/master-key'
import type { Progress } from '#kernel/operations'
import { checkPart } from './check-parts.ts'
import { copyBase, findEmbedded } from './copy-base.ts'
import { copyDump } from './copy-dump.ts'
import type { Installation, Target } from './installation.ts'
import { type Census, type Manifest, manifestKey, type Part, signManifest } from './manifest.ts'
import { measure, sealStream, sealText } from './sealed-stream.ts'
import { censusDay, takeCensus } from './take-census.ts'
import { findArchiveId } from './wal-spool.ts'

export type Writing = {
  id: string
  db: Db
  installation: Installation
  target: Target
  recipient: string
  master: Master
  clock: () => Date
  progress: Progress
}

type Copy = {
  name: 'base' | 'dump'
  suffix: string
  stream: Readable
  result: Promise<{ census: Census; startWal?: string; endLsn?: string }>
  archiveId: string | null
  major: number
}

/**
 * Makes one backup in the target: the copy, read back and compared, then its signed manifest. Before the manifest is there it is none;
 * what fails half-way is taken away again. Gives the manifest.
 */
export async function writeBackup(writing: Writing): Promise<Manifest> {
  const { id, target, progress, recipient, master, clock } = writing
  const createdAt = clock().toISOString()
  await progress(0, 3, 'Copiando o banco')
  const copy = await openCopy(writing)
  const key = `backups/${id}/${copy.name}.${copy.suffix}`
  try {
    const { part, result } = await writePart(target, { name: copy.name, key, recipient }, copy)
    await progress(1, 3, 'Lendo de volta o que foi gravado')
    await checkPart(target, part)
    await progress(2, 3, 'Assinando')
    const manifest = signManifest(master, {
      format: 1,
      id,
      kind: copy.name,
      version: writing.installation.version,
      postgresMajor: copy.major,
      database: decodeURIComponent(new URL(writing.installation.databaseUrl).pathname.slice(1)),
      createdAt,
      finishedAt: clock().toISOString(),
      archiveId: copy.archiveId,
      startWal: result.startWal ?? null,
      endLsn: result.endLsn ?? null,
      parts: [part],
      census: await sealText(JSON.stringify(result.census), recipient),
    })
    await target.put(manifestKey(id), Readable.from([Buffer.from(JSON.stringify(manifest, null, 2))]))
    return manifest
  } catch (error) {
    await target.remove(manifestKey(id)).catch(() => {})
    await target.remove(key).catch(() => {})
    throw error
  }
}

/** How this database is copied: the embedded server's files as they lie, any other one by its pg_dump. */
async function openCopy({ id, db, installation, clock }: Writing): Promise<Copy> {
  const url = installation.databaseUrl
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<{ major: number }>(
      "select current_setting('server_version_num')::int / 10000 as major",
    )
    const major = rows[0]?.major ?? 0
    const take = (tx: Db) => takeCensus(tx, censusDay(clock()))
    const data = await findEmbedded(client)
    if (data === undefined) {
      const dump = copyDump({ db, url, major, take })
      return { name: 'dump', suffix: 'pgdump.zst.age', ...dump, archiveId: null, major }
    }
    await requireReplayable(client)
    const base = copyBase({ db, url, data, label: id, take })
    return { name: 'base', suffix: 'tar.zst.age', ...base, archiveId: findArchiveId(data), major }
  } finally {
    await client.end()
  }
}

async function requireReplayable(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ level: string; times: string }>(
    "select current_setting('wal_level') as level, current_setting('track_commit_timestamp') as times",
  )
  if (rows[0]?.level === 'minimal' || rows[0]?.times !== 'on')
    throw unavailable(
      'backup-needs-restart',
      'O PostgreSQL embutido no ar foi iniciado por uma versão anterior. Pare todos os processos do Open-SGP e inicie de novo.',
    )
}

async function writePart(
  target: Target,
  { name, key, recipient }: { name: string; key: string; recipient: string },
  { stream, result }: Copy,
): Promise<{ part: Part; result: Awaited<Copy['result']> }> {
  const meter = measure()
  const sealed = await sealStream(stream, recipient)
  sealed.on('error', (error) => meter.stream.destroy(error))
  const put = target.put(key, sealed.pipe(meter.stream)).catch((error: Error) => {
    stream.destroy(error)
    throw error
  })
  const [, copied] = await Promise.all([put, result])
  return { part: { name, key, bytes: meter.bytes(), sha256: meter.sha256() }, result: copied }
}
