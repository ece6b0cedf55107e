import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { createDb } from '#kernel/db'
import { openSecrets, type Secrets } from '#kernel/secrets'
import { createDatabase, testKey } from '#testing'
import { runSgp, sgpPath } from './testing/run-sgp.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })

const nextKey = 'the-next-secret-key-0123456789abcdefghijklm'
const folder = mkdtempSync(join(tmpdir(), 'open-sgp-cli-secrets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let url: string
/** While this other session holds a row, the command stands before it. */
let holder: pg.Client

const environment = (other: Record<string, string> = {}) => ({ DATABASE_URL: url, SECRET_KEY: testKey, ...other })
const sgp = (args: string[], other?: Record<string, string>) =>
  runSgp(['secrets', ...args], { cwd: folder, env: environment(other) })

/** The command, to be killed. */
const begin = (args: string[], other?: Record<string, string>): ChildProcess =>
  spawn(sgpPath, ['secrets', ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment(other) },
    stdio: ['ignore', 'pipe', 'inherit'],
    // A group of its own: what the program starts dies with it.
    detached: true,
  })

/** The process, and the session of it that the server would still serve to its end. */
async function kill(child: ChildProcess): Promise<void> {
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
  await holder.query(
    'select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
}

/** Until the command waits for a row that is held. */
const untilItWaits = () =>
  expect
    .poll(
      async () => {
        // Inside of a transaction the view would stay as it was first seen.
        await holder.query('select pg_stat_clear_snapshot()')
        const { rowCount } = await holder.query(
          "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        )
        return rowCount
      },
      { timeout: 60_000, interval: 100 },
    )
    .toBe(1)

async function withSecrets<T>(key: string, work: (secrets: Secrets) => T): Promise<T> {
  const db = createDb(url, 1)
  try {
    return work(await openSecrets(db, key))
  } finally {
    await db.destroy()
  }
}

const count = 5
/** An installation with five sealed keys in one table and five in another. */
beforeEach(async () => {
  url = await createDatabase()
  holder = new pg.Client(url)
  holder.on('error', () => {})
  await holder.connect()
  await holder.query('set session_replication_role = replica')
  await withSecrets(testKey, () => {})
  const seal = (texts: string[]) => withSecrets(testKey, (secrets) => texts.map((text) => secrets.seal(text)))
  const texts = Array.from({ length: count }, (_, place) => `segredo ${place}`)
  await holder.query(
    `insert into access.signing_keys (kid, public_key, private_key_sealed, created_at, retired_at)
     select 'k' || n, '{}', sealed, now(), now() from unnest($1::text[]) with ordinality t (sealed, n)`,
    [await seal(texts)],
  )
  await holder.query(
    `insert into webhooks.endpoints (id, company_id, name, url, events, secret_sealed, created_at, created_by, updated_at)
     select gen_random_uuid(), gen_random_uuid(), 'n' || n, 'https://x.test', '{}', sealed, now(), 'teste', now()
     from unnest($1::text[]) with ordinality t (sealed, n)`,
    [await seal(texts)],
  )
  return async () => await holder.end()
})

/** How many values the key in use sealed, of all; each must open to what it was. */
async function lookAtSealed(key: string): Promise<{ byCurrent: number; opened: string[] }> {
  const { rows } = await holder.query<{ sealed: string; isCurrent: boolean }>(
    `select sealed, sealed like prefix || '%' as "isCurrent" from (
       select private_key_sealed as sealed from access.signing_keys where kid like 'k%' union all select secret_sealed from webhooks.endpoints) v,
     (select encode(convert_to('v2', 'UTF8') || decode(replace(id::text, '-', ''), 'hex'), 'base64') as prefix
       from kernel.data_keys where retired_at is null) k`,
  )
  const opened = await withSecrets(key, (secrets) => rows.map(({ sealed }) => secrets.unseal(sealed)))
  return { byCurrent: rows.filter(({ isCurrent }) => isCurrent).length, opened: opened.toSorted() }
}

const all = Array.from({ length: 2 * count }, (_, place) => `segredo ${place >> 1}`)

test('rotate, killed while it waits and killed between two tables, goes on with --resume and loses nothing', async () => {
  const waiting = begin(['rotate'])
  for await (const line of createInterface({ input: waiting.stdout ?? expect.fail('no output') }))
    if (line.startsWith('Chave nova criada')) break
  await kill(waiting)
  expect(await lookAtSealed(testKey)).toEqual({ byCurrent: 0, opened: all })

  await holder.query('begin')
  await holder.query('select from webhooks.endpoints for update')
  const halfWay = begin(['rotate', '--resume'])
  await untilItWaits()
  await kill(halfWay)
  await holder.query('commit')
  expect(await lookAtSealed(testKey)).toEqual({ byCurrent: count, opened: all })

  const resumed = await sgp(['rotate', '--resume'])
  expect([resumed.code, resumed.stdout]).toEqual([0, expect.stringMatching(/^5 valor\(es\) selado\(s\) de novo\./)])
  expect(await lookAtSealed(testKey)).toEqual({ byCurrent: 2 * count, opened: all })
  const again = await sgp(['rotate', '--resume'])
  expect([again.code, again.stdout]).toEqual([0, expect.stringMatching(/^0 valor\(es\)/)])
})

test('rotate to its end seals everything under the new key, after all processes had time to learn it', async () => {
  const { code, stdout, stderr } = await sgp(['rotate'])
  expect([code, stdout], stderr).toEqual([
    0,
    expect.stringMatching(/Espero 30 s .*\n10 valor\(es\) selado\(s\) de novo\./),
  ])
  expect(await lookAtSealed(testKey)).toEqual({ byCurrent: 2 * count, opened: all })
})

test('rekey, killed before its one write, leaves the old SECRET_KEY in force; run again, only the new one opens', async () => {
  const keys = { SECRET_KEY_OLD: testKey, SECRET_KEY: nextKey }
  const bare = await sgp(['rekey'])
  expect([bare.code, bare.stderr]).toEqual([2, expect.stringContaining('SECRET_KEY_OLD')])
  await holder.query('begin')
  await holder.query('select from kernel.root_key for update')
  const halfWay = begin(['rekey'], keys)
  await untilItWaits()
  await kill(halfWay)
  await holder.query('commit')
  expect((await lookAtSealed(testKey)).opened).toEqual(all)

  const stranger = await sgp(['rekey'], { ...keys, SECRET_KEY_OLD: 'never-a-key-of-this-installation-0123456789' })
  expect([stranger.code, stranger.stderr]).toEqual([2, expect.stringContaining('SECRET_KEY')])
  const done = await sgp(['rekey'], keys)
  expect([done.code, done.stdout]).toEqual([0, expect.stringMatching(/^Pronto: /)])
  // As one would who does not know whether the first time was the last.
  const again = await sgp(['rekey'], keys)
  expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('nada a fazer')])
  expect((await lookAtSealed(nextKey)).opened).toEqual(all)
  const old = await runSgp(['audit', 'verify'], { cwd: folder, env: environment() })
  expect([old.code, old.stderr]).toEqual([2, expect.stringContaining('não é a desta instalação')])
})
