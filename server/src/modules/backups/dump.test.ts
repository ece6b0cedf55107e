import { startS3, type S3Simulator } from '@open-sgp/simulator-s3'
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareDatabase, type App } from '#app'
import { openTarget } from '#integrations/backup-targets'
import { createCtx, type Ctx } from '#kernel/context'
import { freePort } from '#kernel/embedded-postgres-server'
import { newId } from '#kernel/ids'
import { createMaster } from '#kernel/master-key'
import { makeCompany, makeInvoice, openApp, testActor, testKey } from '#testing'
import { createBackup } from './create-backup.ts'
import type { TargetSpec } from './installation.ts'
import { listBackups } from './list-backups.ts'
import { findTool } from './pg-tools.ts'
import { restoreBackup } from './restore-backup.ts'
import { makeKeyPair } from './sealed-stream.ts'
import { listManifests } from './verify-backup.ts'

const [major] = existsSync('/usr/lib/postgresql')
  ? readdirSync('/usr/lib/postgresql').filter((one) => existsSync(`/usr/lib/postgresql/${one}/bin/initdb`))
  : []
const bin = `/usr/lib/postgresql/${major}/bin`

let s3: S3Simulator
beforeAll(async () => {
  s3 = await startS3()
})
afterAll(() => s3.close())

test('a server whose pg_dump is not installed is refused with the command that installs it', () => {
  expect(() => findTool('pg_dump', 99)).toThrow('apt-get install postgresql-client-99')
})

/** A PostgreSQL of the system's own packages, as a provider has one. */
async function startOwn() {
  const folder = mkdtempSync(join(tmpdir(), 'open-sgp-own-'))
  const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined
  if (account) chownSync(folder, account.uid, account.gid)
  const data = join(folder, 'data')
  const run = spawnSync(`${bin}/initdb`, ['-D', data, '-U', 'dono', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'], {
    ...account,
    cwd: '/',
  })
  expect(run.status, String(run.stderr)).toBe(0)
  const port = await freePort(0)
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`, '-c', 'fsync=off']
  const server = spawn(`${bin}/postgres`, ['-D', data, '-p', String(port), ...settings], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  })
  const url = (name: string) => `postgres://dono@127.0.0.1:${port}/${name}`
  const query = async (text: string) => {
    const client = new pg.Client({ connectionString: url('postgres') })
    await client.connect()
    try {
      await client.query(text)
    } finally {
      await client.end()
    }
  }
  await expect
    .poll(
      () =>
        query('select 1').then(
          () => true,
          () => false,
        ),
      { timeout: 20_000 },
    )
    .toBe(true)
  const stop = async () => {
    server.kill('SIGINT')
    while (server.exitCode === null) await sleep(50)
    rmSync(folder, { recursive: true, force: true })
  }
  return { url, query, stop }
}

test.skipIf(major === undefined)(
  'a dump comes back into an empty database to the centavo, and into no other',
  { timeout: 240_000 },
  async () => {
    const own = await startOwn()
    for (const name of ['vivo', 'vazio', 'cheio']) await own.query(`create database ${name}`)
    await prepareDatabase(own.url('vivo'))
    const app: App = await openApp({ url: own.url('vivo') })
    const outside: Ctx = createCtx(app.runtime, { actor: testActor, companyId: newId() })
    const ctx = outside.forCompany((await makeCompany(outside)).id)
    await makeInvoice(ctx)
    const [keys, spec] = [await makeKeyPair(), specOf()]
    const created = await createBackup(ctx, { elsewhere: { spec, recipient: keys.recipient } })
    expect(created).toMatchObject({ kind: 'dump' })
    await app.close()

    const wanted = {
      target: openTarget(spec),
      id: 'latest',
      master: createMaster(testKey),
      identity: keys.identity,
      dataDir: '',
    }
    await expect(restoreBackup(wanted)).rejects.toMatchObject({ code: 'database-url-missing' })
    const { census } = await restoreBackup({ ...wanted, databaseUrl: own.url('vazio') })
    expect(census.ledgers).toMatchObject([{ isSound: true, unbalancedTransactions: 0 }])
    expect(census.rows['billing.invoices']).toBeGreaterThan(0)
    const again = { ...wanted, databaseUrl: own.url('vazio') }
    await expect(restoreBackup(again)).rejects.toMatchObject({ code: 'database-not-empty' })
    await expect(restoreBackup({ ...again, replace: 'outro' })).rejects.toMatchObject({ code: 'database-not-empty' })
    expect((await restoreBackup({ ...again, replace: 'vazio' })).movedTo).toMatch(/^vazio_antes_\d+$/)
    await own.stop()
  },
)

const specOf = (secret = s3.secretKey): TargetSpec => {
  const { endpoint, bucket, accessKey } = s3
  return { kind: 's3', endpoint, bucket, accessKey, secret, region: 'us-east-1', prefix: 'p' }
}

test.skipIf(major === undefined)(
  'storage that fails, lies or refuses leaves a failed backup and no half one',
  { timeout: 240_000 },
  async () => {
    const own = await startOwn()
    await own.query('create database vivo')
    await prepareDatabase(own.url('vivo'))
    const app = await openApp({ url: own.url('vivo') })
    const outside: Ctx = createCtx(app.runtime, { actor: testActor, companyId: newId() })
    const ctx = outside.forCompany((await makeCompany(outside)).id)
    const { recipient } = await makeKeyPair()
    const attempt = (spec = specOf()) => createBackup(ctx, { elsewhere: { spec, recipient } })
    const before = (await listManifests(openTarget(specOf()))).length
    s3.fault({ kind: 'error', method: 'PUT', times: 4 })
    await expect(attempt()).rejects.toMatchObject({ code: 'backup-target-failed' })
    s3.fault({ kind: 'corrupt', method: 'GET', key: 'dump' })
    await expect(attempt()).rejects.toMatchObject({ code: 'backup-damaged' })
    await expect(attempt(specOf('errada'))).rejects.toThrow('a chave secreta não confere')
    expect(await listManifests(openTarget(specOf()))).toHaveLength(before)
    expect((await listBackups(ctx, { limit: 9 })).items.map(({ state }) => state)).toEqual([
      'failed',
      'failed',
      'failed',
    ])
    expect((await attempt())?.sizeBytes).toBeGreaterThan(10_000)
    await app.close()
    await own.stop()
  },
)
