import { sql } from 'kysely'
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Db } from '#kernel/db'
import type { Census } from './manifest.ts'
import { connectionOf, findTool, runTool } from './pg-tools.ts'

type Options = { db: Db; url: string; major: number; take: (db: Db) => Promise<Census> }

/** Streams a dump in pg_dump's custom format, of one snapshot, which the census sees too. */
export function copyDump({ db, url, major, take }: Options): { stream: Readable; result: Promise<{ census: Census }> } {
  const tool = findTool('pg_dump', major)
  const stream = new PassThrough()
  const result = db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const { rows } = await sql<{ snapshot: string }>`select pg_export_snapshot() as snapshot`.execute(tx)
      const { args, env } = connectionOf(url)
      const options = [
        '--format=custom',
        '--compress=0',
        '--no-owner',
        '--no-privileges',
        `--snapshot=${rows[0]?.snapshot}`,
      ]
      const { output, done } = runTool(tool, [...options, ...args], env)
      const [census] = await Promise.all([take(tx), pipeline(output, stream, { end: false }), done])
      // Only now: who reads to the end has all of a dump that succeeded.
      stream.end()
      return { census }
    })
    .catch((error: Error) => {
      stream.destroy(error)
      throw error
    })
  result.catch(() => {})
  return { stream, result }
}
