import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTarget } from '#integrations/backup-targets'
import { createMaster } from '#kernel/master-key'
import { registerPayment } from '#modules/billing'
import { makeAccount, makeClient, makeInvoice, openEmbedded, testKey, type EmbeddedWorld } from '#testing'
import { changeSettings } from './change-settings.ts'
import { createBackup } from './create-backup.ts'
import { listBackups, listRestoreTests } from './list-backups.ts'
import { restoreBackup } from './restore-backup.ts'
import { makeKeyPair } from './sealed-stream.ts'
import { testRestore } from './test-restore.ts'
import { listManifests, verifyBackup } from './verify-backup.ts'

let world: EmbeddedWorld
let folder: string
let keys: { recipient: string; identity: string }
const master = createMaster(testKey)
const temporary = () => mkdtempSync(join(tmpdir(), 'open-sgp-backup-'))

beforeAll(async () => {
  world = await openEmbedded()
  folder = temporary()
  keys = await makeKeyPair()
  const settings = { version: 0, isScheduled: true, hour: 3, targetKind: 'folder' as const, folder, ...keys }
  await changeSettings(world.ctx, { ...settings, keepDaily: 7, keepWeekly: 4, keepMonthly: 12, archivesWal: false })
}, 120_000)

afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

const target = () => openTarget({ kind: 'folder', folder })

test(
  'under writes a copy is made whose restored twin equals its manifest to the row and to the centavo',
  { timeout: 180_000 },
  async () => {
    const { ctx } = world
    await makeAccount(ctx)
    const { id: clientId } = await makeClient(ctx)
    let isDone = false
    const pay = async () => {
      for (let count = 0; !isDone; count++) {
        const { id: invoiceId, amountCents } = await makeInvoice(ctx, { clientId })
        const payment = { method: 'pix' as const, invoiceId, paidOn: ctx.today, receivedCents: amountCents }
        await registerPayment(ctx, { ...payment, sourceKey: `teste:${invoiceId}` })
      }
    }
    const writers = [pay(), pay(), pay()]
    const backup = await createBackup(ctx)
    isDone = true
    await Promise.all(writers)
    expect(backup).toMatchObject({ kind: 'base', target: folder })
    expect((await listBackups(ctx, { limit: 10 })).items[0]).toMatchObject({
      state: 'done',
      sizeBytes: backup?.sizeBytes,
    })

    const elsewhere = temporary()
    const { census, manifest } = await restoreBackup({
      target: target(),
      id: 'latest',
      master,
      identity: keys.identity,
      dataDir: elsewhere,
    })
    const { census: kept } = await verifyBackup({ target: target(), id: manifest.id, master, identity: keys.identity })
    expect(census).toEqual(kept)
    expect(census.ledgers).toMatchObject([{ unbalancedTransactions: 0, isSound: true }])
    expect(census.rows['billing.payments']).toBeGreaterThan(0)
    await expect(
      restoreBackup({ target: target(), id: 'latest', master, identity: keys.identity, dataDir: elsewhere }),
    ).rejects.toMatchObject({ code: 'database-not-empty' })
    rmSync(elsewhere, { recursive: true, force: true })
  },
)

test('the restore test keeps a report', { timeout: 120_000 }, async () => {
  const { testId, ...report } = await testRestore(world.ctx, {})
  expect(report).toMatchObject({ ledgerCount: 1, rowCount: expect.any(Number) })
  expect(report.rowCount).toBeGreaterThan(100)
  expect((await listRestoreTests(world.ctx, { limit: 5 })).items[0]).toMatchObject({
    id: testId,
    state: 'passed',
    report,
  })
})

test('a stranger to the key, to the installation, or to the bytes restores nothing', { timeout: 120_000 }, async () => {
  const [manifest] = await listManifests(target())
  const path = join(folder, manifest?.parts[0]?.key ?? '')
  const whole = readFileSync(path)
  const dataDir = temporary()
  const attempt = (other: object = {}) =>
    restoreBackup({ target: target(), id: 'latest', master, identity: keys.identity, dataDir, ...other })
  const stranger = await makeKeyPair()
  await expect(attempt({ identity: stranger.identity })).rejects.toMatchObject({ code: 'wrong-identity' })
  await expect(attempt({ master: createMaster('another-installation-0123456789abcdef') })).rejects.toMatchObject({
    code: 'backup-of-another-key',
  })
  const size = statSync(path).size
  for (const place of [0, 30, 120, 250, size >> 1, size - 20, size - 1]) {
    const other = Buffer.from(whole)
    other[place] = (other[place] ?? 0) ^ 1
    writeFileSync(path, other)
    await expect(attempt(), `byte ${place}`).rejects.toMatchObject({ code: 'backup-damaged' })
  }
  for (const length of [0, 100, size >> 1, size - 1]) {
    writeFileSync(path, whole.subarray(0, length))
    await expect(attempt(), `${length} bytes`).rejects.toMatchObject({ code: 'backup-damaged' })
  }
  writeFileSync(path, Buffer.concat([whole, Buffer.from('x')]))
  await expect(attempt()).rejects.toMatchObject({ code: 'backup-damaged' })
  writeFileSync(path, whole)
  const note = join(dirname(path), 'manifest.json')
  const text = readFileSync(note, 'utf8')
  writeFileSync(note, text.replace('"version": "', '"version": "9'))
  await expect(attempt()).rejects.toMatchObject({ code: 'backup-damaged' })
  writeFileSync(note, text.slice(0, -10))
  await expect(attempt()).rejects.toMatchObject({ code: 'backup-not-found' })
  writeFileSync(note, text)
  expect(readdirSync(dataDir)).toEqual([])
  rmSync(dataDir, { recursive: true })
})
