import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { makeKeyPair } from '#modules/backups'
import { registerPayment, runBilling } from '#modules/billing'
import { makeAccount, makeClient, makeContract, makeInvoice, openEmbedded, testKey } from '#testing'
import { runSgp, sgpPath } from '../testing/run-sgp.ts'

test(
  'a copy made under billing and payments outlives kill -9 of everything, and a stranger restores it on an empty machine',
  { timeout: 400_000 },
  async () => {
    const [world, keys] = await Promise.all([openEmbedded(), makeKeyPair()])
    const { ctx } = world
    const [at, elsewhere] = ['copies', 'machine'].map((name) => mkdtempSync(join(tmpdir(), `open-sgp-${name}-`)))
    const env = { DATA_DIR: world.dataDir, SECRET_KEY: testKey, LOG_LEVEL: 'silent' }
    const create = ['backup', 'create', '--at', at ?? '', '--recipient', keys.recipient]
    await makeAccount(ctx)
    const { id: clientId } = await makeClient(ctx)
    for (let count = 0; count < 20; count++) await makeContract(ctx, { clientId })
    let isOver = false
    const write = async () => {
      for (let count = 0; !isOver; count++) {
        await runBilling(ctx, { dueUntil: `2026-0${2 + (count % 6)}-10` })
        const { id: invoiceId, amountCents } = await makeInvoice(ctx, { clientId })
        await registerPayment(ctx, {
          sourceKey: `pix:${invoiceId}`,
          method: 'pix',
          invoiceId,
          paidOn: ctx.today,
          receivedCents: amountCents,
        })
      }
    }
    const writing = write()

    const killed = spawn(sgpPath, create, { env: { ...process.env, ...env }, stdio: 'ignore', detached: true })
    while (!readdirSync(at ?? '', { recursive: true }).some((name) => String(name).includes('base.tar')))
      await sleep(50)
    if (killed.pid !== undefined) process.kill(-killed.pid, 'SIGKILL')
    await once(killed, 'exit')
    expect((await runSgp(['backup', 'list', '--at', at ?? '', '--json'], { env })).json()).toEqual([])

    const made = await runSgp(create, { env })
    expect(made.stderr).toBe('')
    expect(made.stdout).toContain('lidos de volta e conferidos')
    isOver = true
    await writing
    process.kill(Number(readFileSync(join(world.folder, 'data/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
    await world.close()

    const identity = join(elsewhere ?? '', 'chave.txt')
    writeFileSync(identity, `# guardada pelo dono\n${keys.identity}\n`)
    const stranger = { DATA_DIR: join(elsewhere ?? '', 'dados'), LOG_LEVEL: 'silent' }
    const restore = ['backup', 'restore', '--at', at ?? '', '--identity', identity]
    const keyless = await runSgp(restore, { env: stranger })
    expect([keyless.code, keyless.stderr]).toEqual([2, expect.stringContaining('Informe SECRET_KEY')])
    const restored = await runSgp(restore, { env: { ...stranger, SECRET_KEY: testKey } })
    expect(restored.stderr).toBe('')
    expect(restored.stdout).toMatch(/Conferido: \d+ tabelas, \d+ linhas, 1 empresa\(s\); a receber R\$/)
    const again = await runSgp(restore, { env: { ...stranger, SECRET_KEY: testKey } })
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('database-not-empty')])
    for (const folder of [at, elsewhere]) if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  },
)
