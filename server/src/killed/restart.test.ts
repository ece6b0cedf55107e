import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freePort } from '#kernel/embedded-postgres-server'
import { makeAccount, makeClient, makeInvoice, testKey } from '#testing'
import { createChance } from '../scenarios/chance.ts'
import { checkJobs, countJobs } from './check-jobs.ts'
import { createWorld, type World } from './world.ts'

const invoiceCount = 400
const killCount = 6
const main = join(import.meta.dirname, '../main.ts')

test(
  'the product itself, ended by kill -9 and started again, works off what waits, once',
  { timeout: 300_000 },
  async () => {
    const world = await createWorld({ clock: () => new Date() })
    const folder = mkdtempSync(join(tmpdir(), 'open-sgp-killed-'))
    await makeAccount(world.ctx)
    const { id: clientId } = await makeClient(world.ctx)
    for (let count = 0; count < invoiceCount; count++) await makeInvoice(world.ctx, { clientId })

    const chance = createChance(23)
    for (let kills = 0; kills < killCount; kills++) {
      const child = await start(world.url, folder)
      // By turns while it comes up and when it is there.
      if (kills % 2 === 1) await untilThere(child)
      await sleep(chance.between(0, kills % 2 === 1 ? 400 : 1_500))
      child.kill('SIGKILL')
      await once(child, 'exit')
      expect(await countBoletos(world)).toMatchObject({ missing: 0, twice: 0 })
    }
    expect((await countBoletos(world))?.issued).toBeLessThan(invoiceCount)

    const last = await start(world.url, folder)
    await untilThere(last)
    await expect
      .poll(async () => (await countJobs(world.app)).states, { timeout: 120_000, interval: 200 })
      .toEqual(['completed'])
    expect(await countBoletos(world)).toEqual({ issued: invoiceCount, missing: 0, twice: 0 })
    expect(await checkJobs(world.app)).toEqual([])
    last.kill('SIGTERM')
    expect(await once(last, 'exit')).toEqual([0, null])
    rmSync(folder, { recursive: true })
    await world.app.close()
  },
)

/** `main.ts all` on that database, beginning. */
async function start(url: string, folder: string) {
  const settings = {
    DATABASE_URL: url,
    SECRET_KEY: testKey,
    DATA_DIR: folder,
    PORT: String(await freePort(0)),
    LOG_LEVEL: 'silent',
  }
  return spawn(process.execPath, [main, 'all'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...settings },
    timeout: 250_000,
    killSignal: 'SIGKILL',
  })
}

async function untilThere({ stdout }: { stdout: Readable }): Promise<void> {
  for await (const line of createInterface({ input: stdout })) if (line.startsWith('Open-SGP no ar')) return
  throw new Error('The product ended before it was there.')
}

/** Boletos, gaps in their numbers, invoices with more than one. */
async function countBoletos({ ctx }: World) {
  const { rows } = await sql<{ issued: number; missing: number; twice: number }>`
    select count(*)::int as issued, (coalesce(max(sequence), 0) - count(*))::int as missing, (count(*) - count(distinct invoice_id))::int as twice
    from banking.boletos`.execute(ctx.db)
  return rows[0]
}
