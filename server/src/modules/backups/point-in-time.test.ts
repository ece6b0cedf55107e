import { startS3 } from '@open-sgp/simulator-s3'
import { sql } from 'kysely'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openTarget } from '#integrations/backup-targets'
import { createDb } from '#kernel/db'
import { startEmbeddedPostgres } from '#kernel/embedded-postgres'
import { createMaster } from '#kernel/master-key'
import { registerPayment } from '#modules/billing'
import { makeAccount, makeClient, makeInvoice, openEmbedded, testKey } from '#testing'
import { changeSettings } from './change-settings.ts'
import { createBackup } from './create-backup.ts'
import { restoreBackup } from './restore-backup.ts'
import { makeKeyPair } from './sealed-stream.ts'
import { shipWal } from './ship-wal.ts'

test(
  'the state between two payments comes back from storage, with the first and without the second',
  { timeout: 240_000 },
  async () => {
    const [world, s3, keys] = await Promise.all([openEmbedded(), startS3(), makeKeyPair()])
    const { ctx } = world
    const { endpoint, accessKey, bucket } = s3
    await sql`insert into kernel.settings (company_id, key, value, changed_at, changed_by)
    values ('00000000-0000-0000-0000-000000000000', 'security.allowed-private-networks', '["127.0.0.0/8"]', now(), 'teste')`.execute(
      ctx.db,
    )
    const keep = { keepDaily: 7, keepWeekly: 4, keepMonthly: 12 }
    const target = { targetKind: 's3' as const, endpoint, bucket, accessKey, secret: s3.secretKey, prefix: 'provedor' }
    await changeSettings(ctx, {
      version: 0,
      isScheduled: true,
      hour: 3,
      ...target,
      ...keys,
      ...keep,
      archivesWal: true,
    })
    await makeAccount(ctx)
    const { id: clientId } = await makeClient(ctx)
    const pay = async () => {
      const { id: invoiceId, amountCents } = await makeInvoice(ctx, { clientId })
      const payment = { method: 'pix' as const, invoiceId, paidOn: ctx.today, receivedCents: amountCents }
      await registerPayment(ctx, { ...payment, sourceKey: `pix:${invoiceId}` })
      return invoiceId
    }
    s3.fault({ kind: 'error', method: 'PUT', times: 1 })
    await createBackup(ctx)
    const first = await pay()
    await sleep(50)
    const until = new Date()
    await sleep(50)
    const second = await pay()
    await sql`select pg_switch_wal()`.execute(ctx.db)
    const spec = {
      kind: 's3' as const,
      endpoint,
      bucket,
      accessKey,
      secret: s3.secretKey,
      prefix: 'provedor',
      region: 'us-east-1',
    }
    await expect
      .poll(() => shipWal(ctx), { timeout: 30_000, interval: 500 })
      .toMatchObject({ shippedCount: expect.any(Number) })
    await expect
      .poll(
        async () => (
          await shipWal(ctx),
          [...s3.objects.keys()].filter((key) => key.startsWith('provedor/wal/')).length
        ),
        { timeout: 30_000, interval: 500 },
      )
      .toBeGreaterThan(1)
    expect([...s3.objects.values()].some((content) => content.includes(first))).toBe(false)

    const dataDir = mkdtempSync(join(tmpdir(), 'open-sgp-between-'))
    const wanted = {
      target: openTarget(spec),
      id: 'latest',
      master: createMaster(testKey),
      identity: keys.identity,
      dataDir,
    }
    await expect(restoreBackup({ ...wanted, until: new Date(0) })).rejects.toMatchObject({ code: 'no-backup-before' })
    const tomorrow = new Date(Date.now() + 86_400_000)
    await expect(restoreBackup({ ...wanted, until: tomorrow })).rejects.toMatchObject({ code: 'wal-ends-before' })
    await restoreBackup({ ...wanted, until })
    const server = await startEmbeddedPostgres({ dataDir })
    const db = createDb(server.url, 1)
    const { rows } = await sql<{ invoiceId: string }>`select invoice_id from billing.payments`.execute(db)
    expect(rows.map(({ invoiceId }) => invoiceId)).toContain(first)
    expect(rows.map(({ invoiceId }) => invoiceId)).not.toContain(second)
    await db.destroy()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
    await world.close()
    await s3.close()
  },
)
