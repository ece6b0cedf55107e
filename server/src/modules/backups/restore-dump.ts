import pg from 'pg'
import { pipeline } from 'node:stream/promises'
import { createDb } from '#kernel/db'
import { conflict } from '#kernel/errors'
import { openPart } from './check-parts.ts'
import type { Target } from './installation.ts'
import { type Census, damaged, type Manifest } from './manifest.ts'
import { connectionOf, findTool, runTool } from './pg-tools.ts'
import { differing } from './restore-base.ts'
import { compareCensus, takeCensus } from './take-census.ts'

export type DumpRestore = {
  target: Target
  manifest: Manifest
  census: Census
  identity: string
  databaseUrl: string
  /** The name of a database with contents that shall give way: it is renamed, not dropped. */
  replace?: string | undefined
}

/**
 * Loads a dump into an empty database, all in one transaction, then counts and adds up. 409 `database-not-empty`, `restore-differs`.
 * Gives the census found and the name that an older database got.
 */
export async function restoreDump({
  target,
  manifest,
  census,
  identity,
  databaseUrl,
  replace,
}: DumpRestore): Promise<{ census: Census; movedTo: string | undefined }> {
  const movedTo = await makeRoom(databaseUrl, replace)
  const [part] = manifest.parts
  if (!part) throw damaged('não há partes')
  const { args, env } = connectionOf(databaseUrl)
  const tool = findTool('pg_restore', manifest.postgresMajor)
  const options = ['--single-transaction', '--exit-on-error', '--no-owner', '--no-privileges']
  const { input, output, done } = runTool(tool, [...options, ...args], env)
  output.resume()
  const { stream, check } = await openPart(target, part, identity)
  await Promise.all([pipeline(stream, input), done])
  check()
  const db = createDb(databaseUrl, 2)
  try {
    const found = await takeCensus(db, census.on)
    const differences = compareCensus(census, found)
    if (differences.length > 0) throw differing(manifest.id, differences)
    return { census: found, movedTo }
  } finally {
    await db.destroy()
  }
}

/** An empty database stays; another one gives way only when it was named. */
async function makeRoom(databaseUrl: string, replace: string | undefined): Promise<string | undefined> {
  const name = decodeURIComponent(new URL(databaseUrl).pathname.slice(1))
  if (await isEmpty(databaseUrl)) return undefined
  if (replace !== name)
    throw conflict(
      'database-not-empty',
      `O banco ${name} não está vazio. Crie outro e aponte DATABASE_URL para ele, ou confirme com --replace ${name}: o atual será renomeado, não apagado.`,
    )
  const admin = new URL(databaseUrl)
  admin.pathname = '/postgres'
  const client = new pg.Client({ connectionString: admin.href })
  await client.connect()
  try {
    const movedTo = `${name}_antes_${Date.now()}`
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
    await client.query(`alter database ${quote(name)} rename to ${quote(movedTo)}`)
    await client.query(`create database ${quote(name)}`)
    return movedTo
  } finally {
    await client.end()
  }
}

async function isEmpty(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query(
      "select from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' limit 1",
    )
    return rowCount === 0
  } finally {
    await client.end()
  }
}
