import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { walSpool } from '#kernel/embedded-postgres-server'
import { newId } from '#kernel/ids'

/**
 * One life of a cluster: what is restored goes on under another log of the same names, which must never mix. The note lies outside of
 * the data directory, so that no copy carries it.
 */
const notePath = (data: string) => join(dirname(data), 'wal-archive-id')

/** Where the log of this cluster is archived; null while it is not. */
export function findArchiveId(data: string): string | null {
  if (!existsSync(walSpool(dirname(data))) || !existsSync(notePath(data))) return null
  return readFileSync(notePath(data), 'utf8').trim()
}

/** From now on the server keeps its log until we fetched it. */
export function openSpool(data: string): void {
  if (!existsSync(notePath(data))) writeFileSync(notePath(data), newId(), { mode: 0o600 })
  const spool = walSpool(dirname(data))
  if (existsSync(spool)) return
  mkdirSync(spool, { mode: 0o700 })
  const { uid, gid } = statSync(data)
  chownSync(spool, uid, gid)
}

/** The log is not kept any more; when it is again, under another id: what lies between is missing. */
export function closeSpool(data: string): void {
  rmSync(walSpool(dirname(data)), { recursive: true, force: true })
  rmSync(notePath(data), { force: true })
}
