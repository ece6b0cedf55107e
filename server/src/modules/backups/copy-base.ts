import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Pack, pack } from 'tar-stream'
import pg from 'pg'
import type { Db } from '#kernel/db'
import { listDataFiles } from './list-data-files.ts'
import type { Census } from './manifest.ts'
import { withExactSnapshot } from './open-exact-snapshot.ts'

export type BaseCopy = { census: Census; startWal: string; endLsn: string }

type Options = { db: Db; url: string; data: string; label: string; take: (db: Db) => Promise<Census> }

/**
 * Streams a physical copy of a running server as tar: `access.json`, `data/…`, the log that makes it whole. The stream ends before
 * `result` is there. Source: PostgreSQL manual, “Making a base backup using the low level API”.
 */
export function copyBase(options: Options): { stream: Readable; result: Promise<BaseCopy> } {
  const tar = pack()
  const stream = tar.pipe(new PassThrough())
  const result = copyInto(tar, options).catch((error: Error) => {
    stream.destroy(error)
    throw error
  })
  result.catch(() => {})
  return { stream, result }
}

async function copyInto(tar: Pack, { db, url, data, label, take }: Options): Promise<BaseCopy> {
  const client = new pg.Client({ connectionString: url, application_name: 'open-sgp backup' })
  client.on('error', () => {})
  await client.connect()
  try {
    const startWal = await begin(client, label)
    await addBytes(tar, 'access.json', await readFile(join(dirname(data), 'access.json')))
    for await (const file of listDataFiles(data)) await addFile(tar, data, file)
    const { rows } = await client.query<{ labelfile: string; spcmapfile: string | null }>(
      'select labelfile, spcmapfile from pg_backup_stop(false)',
    )
    await addBytes(tar, 'data/backup_label', Buffer.from(rows[0]?.labelfile ?? ''))
    const { census, endLsn } = await withExactSnapshot(db, client, async (tx, lsn) => ({
      census: await take(tx),
      endLsn: lsn,
    }))
    await addWal(tar, data, startWal, await finishWal(client, label))
    tar.finalize()
    return { census, startWal, endLsn }
  } finally {
    await client.end()
  }
}

/** The slot, which ends with the connection, keeps the log that the copy needs from being recycled meanwhile. */
async function begin(client: pg.Client, label: string): Promise<string> {
  await client.query('select pg_create_physical_replication_slot($1, true, true)', [
    `sgp_${label.replaceAll('-', '_')}`,
  ])
  const { rows } = await client.query<{ wal: string }>('select pg_walfile_name(pg_backup_start($1, true)) as wal', [
    label,
  ])
  return rows[0]?.wal ?? ''
}

/** A record behind the end, so that recovery can see that it is there, and a finished piece around it. Gives the piece's name. */
async function finishWal(client: pg.Client, label: string): Promise<string> {
  await client.query('select pg_create_restore_point($1)', [label])
  const { rows } = await client.query<{ wal: string }>('select pg_walfile_name(pg_switch_wal()) as wal')
  return rows[0]?.wal ?? ''
}

async function addWal(tar: Pack, data: string, first: string, last: string): Promise<void> {
  for (const name of (await readdir(join(data, 'pg_wal'))).toSorted()) {
    const isNeeded = (/^[0-9A-F]{24}$/.test(name) && name >= first && name <= last) || name.endsWith('.history')
    if (isNeeded) await addFile(tar, data, { path: `pg_wal/${name}`, isDirectory: false })
  }
}

async function addFile(
  tar: Pack,
  data: string,
  { path, isDirectory }: { path: string; isDirectory: boolean },
): Promise<void> {
  const name = `data/${path}`
  if (isDirectory) return void tar.entry({ name, type: 'directory', mode: 0o700 })
  const source = join(data, path)
  const found = await stat(source).catch(() => undefined)
  // A table dropped while we copy: the log knows.
  if (!found) return
  if (found.size === 0) return await addBytes(tar, name, Buffer.alloc(0))
  await pipeline(
    exactly(createReadStream(source, { end: found.size - 1 }), found.size),
    tar.entry({ name, size: found.size, mode: 0o600 }),
  )
}

/** A file that shrinks while it is read is filled up: the log has what belongs there. */
async function* exactly(source: Readable, size: number): AsyncGenerator<Buffer> {
  let rest = size
  for await (const chunk of source) {
    rest -= chunk.length
    yield chunk
  }
  for (; rest > 0; rest -= Math.min(rest, 65_536)) yield Buffer.alloc(Math.min(rest, 65_536))
}

const addBytes = (tar: Pack, name: string, content: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    tar.entry({ name, mode: 0o600 }, content, (error) => (error ? reject(error) : resolve()))
  })

/** The embedded server's folder when the server of this connection is one, and its files are here to be read. */
export async function findEmbedded(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ data: string | null }>(
    `select case when pg_has_role(current_user, 'pg_read_all_settings', 'usage') then current_setting('data_directory', true) end as data`,
  )
  const data = rows[0]?.data
  if (data === undefined || data === null || basename(data) !== 'data') return undefined
  const isOurs = await stat(join(dirname(data), 'access.json')).catch(() => undefined)
  return isOurs ? data : undefined
}
