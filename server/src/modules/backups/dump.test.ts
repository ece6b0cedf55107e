import { startS3, type S3Simulator } from '@open-sgp/simulator-s3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareDatabase, type App } from '#app'
import { openTarget } from '#integrations/backup-targets'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { createMaster } from '#kernel/master-key'
import { hasOwnPostgres, makeCompany, makeInvoice, openApp, openOwnPostgres, testActor, testKey } from '#testing'
import { createBackup } from './create-backup.ts'
import type { TargetSpec } from './installation.ts'
import { listBackups } from './list-backups.ts'
import { findTool } from './pg-tools.ts'
import { restoreBackup } from './restore-backup.ts'
import { makeKeyPair } from './sealed-stream.ts'
import { listManifests } from './verify-backup.ts'

let s3: S3Simulator
beforeAll(async () => {
  s3 = await startS3()
})
afterAll(() => s3.close())

test('a server whose pg_dump is not installed is refused with the command that installs it', () => {
  expect(() => findTool('pg_dump', 99)).toThrow('apt-get install postgresql-client-99')
})

test.skipIf(!hasOwnPostgres)(
  'a dump comes back into an empty database to the centavo, and into no other',
  { timeout: 240_000 },
  async () => {
    const own = await openOwnPostgres()
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

test.skipIf(!hasOwnPostgres)(
  'storage that fails, lies or refuses leaves a failed backup and no half one',
  { timeout: 240_000 },
  async () => {
    const own = await openOwnPostgres()
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
