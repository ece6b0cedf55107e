import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { installAudit } from './install-audit.ts'

const directory = join(import.meta.dirname, '../../migrations')

/** One number for all processes that would migrate this database at once: the others wait, then find nothing to do. */
const lockKey = 5_267_001

/**
 * Brings the database to the newest schema, each file in its own transaction, under a session lock.
 * Forward only: a file that was applied and then edited stops the start. Gives the names applied now.
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await requireVersion(client)
    await client.query(
      'create table if not exists public.schema_migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    )
    const applied = await applyMissing(client)
    await installAudit(client)
    return applied
  } finally {
    await client.end()
  }
}

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version")
  if (Number(rows[0]?.version) < 150_000)
    throw new Error(`PostgreSQL 15 ou mais novo é necessário; este é ${rows[0]?.version}.`)
}

async function applyMissing(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from public.schema_migrations',
  )
  const known = new Map(rows.map((row) => [row.name, row.sha256]))
  const applied: string[] = []
  for (const name of (await readdir(directory)).filter((file) => file.endsWith('.sql')).toSorted()) {
    const text = await readFile(join(directory, name), 'utf8')
    const digest = createHash('sha256').update(text).digest('hex')
    if (known.get(name) === digest) continue
    if (known.has(name))
      throw new Error(
        `A migração ${name} já foi aplicada com outro conteúdo: migrações aplicadas não se editam, crie uma nova.`,
      )
    await applyOne(client, name, text, digest)
    applied.push(name)
  }
  return applied
}

async function applyOne(client: pg.Client, name: string, text: string, digest: string): Promise<void> {
  await client.query('begin')
  try {
    const who = { kind: 'system', id: `migration:${name}`, name: `Migração ${name}` }
    await client.query("select set_config('sgp.actor', $1, true)", [JSON.stringify(who)])
    await client.query(text)
    await client.query('insert into public.schema_migrations (name, sha256) values ($1, $2)', [name, digest])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(
      `A migração ${name} falhou e nada dela ficou: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    )
  }
}
