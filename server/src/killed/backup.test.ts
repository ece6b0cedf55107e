import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import { formatCents } from '@open-sgp/brasil'
import { startEmbeddedPostgres } from '#kernel/embedded-postgres'
import { freePort } from '#kernel/embedded-postgres-server'
import { makeKeyPair } from '#modules/backups'
import { registerPayment, runBilling } from '#modules/billing'
import { makeAccount, makeClient, makeContract, makeInvoice, openEmbedded, testKey, type EmbeddedWorld } from '#testing'
import { runSgp, sgpPath } from '../testing/run-sgp.ts'

const password = 'uma-senha-para-morrer-2026'
const temporary = (name: string) => mkdtempSync(join(tmpdir(), `open-sgp-${name}-`))

/** `main.ts all` on the installation, there to be asked. */
async function serve(env: Record<string, string>): Promise<{ child: ChildProcess; base: string }> {
  const port = String(await freePort(0))
  const child = spawn(process.execPath, [join(import.meta.dirname, '../main.ts'), 'all'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env, PORT: port, ADMIN_PASSWORD: password },
  })
  for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('Open-SGP no ar')) break
  return { child, base: `http://127.0.0.1:${port}` }
}

/** Takes money at the counter until the server is gone; tells what it was told was taken, and when. */
async function payAtTheCounter({ ctx }: EmbeddedWorld, base: string, clientId: string) {
  const taken: { paymentId: string; at: number }[] = []
  const login = await post(`${base}/api/login`, { email: 'admin@provedor.local', password }, {})
  const headers = { authorization: `Bearer ${String(login['token'])}`, 'x-company-id': ctx.companyId }
  for (;;) {
    const { id, amountCents } = await makeInvoice(ctx, { clientId }).catch(() => ({ id: '', amountCents: 0 }))
    const body = { method: 'cash', paidOn: ctx.today, receivedCents: amountCents }
    const answer = await post(`${base}/api/invoices/${id}/payments`, body, headers).catch(() => undefined)
    if (answer === undefined) return taken
    if (typeof answer['paymentId'] === 'string') taken.push({ paymentId: answer['paymentId'], at: performance.now() })
  }
}

async function post(url: string, body: object, headers: Record<string, string>): Promise<Record<string, unknown>> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', 'x-requested-with': 'open-sgp' },
    body: JSON.stringify(body),
  })
  return Object(await answer.json())
}

/** What the books of a restored installation say, added up by nobody of ours. */
async function readBooks(dataDir: string) {
  const server = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') })
  const client = new pg.Client(server.url)
  await client.connect()
  const { rows } = await client.query<{ unbalanced: string; receivable: string; open: string; payments: string[] }>(`
    select (select coalesce(sum(amount_cents), 0) from billing.ledger) as unbalanced,
      (select coalesce(sum(amount_cents), 0) from billing.ledger where account = 'receivable') as receivable,
      (select coalesce(sum(open_cents), 0) from billing.invoices where status = 'open') as open,
      (select array_agg(id::text) from billing.payments) as payments`)
  await client.end()
  await server.stop()
  return rows[0] ?? expect.fail('no books')
}

test(
  'a copy made under billing and payments outlives kill -9 of everything, and a stranger restores it on an empty machine',
  { timeout: 400_000 },
  async () => {
    const [world, keys] = await Promise.all([openEmbedded(), makeKeyPair()])
    const { ctx } = world
    const [at, elsewhere] = [temporary('copies'), temporary('machine')]
    const env = { DATA_DIR: world.dataDir, SECRET_KEY: testKey, LOG_LEVEL: 'silent' }
    const create = ['backup', 'create', '--at', at, '--recipient', keys.recipient]
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
    const { child: product, base } = await serve(env)
    const writing = [write(), payAtTheCounter(world, base, clientId)] as const

    const killed = spawn(sgpPath, create, { env: { ...process.env, ...env }, stdio: 'ignore', detached: true })
    while (!readdirSync(at, { recursive: true }).some((name) => String(name).includes('base.tar'))) await sleep(50)
    if (killed.pid !== undefined) process.kill(-killed.pid, 'SIGKILL')
    await once(killed, 'exit')
    expect((await runSgp(['backup', 'list', '--at', at, '--json'], { env })).json()).toEqual([])

    const begun = performance.now()
    const made = await runSgp(create, { env })
    expect(made.stderr).toBe('')
    expect(made.stdout).toContain('lidos de volta e conferidos')
    // Both at once, while they write.
    product.kill('SIGKILL')
    process.kill(Number(readFileSync(join(world.folder, 'data/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
    isOver = true
    const [, taken] = await Promise.all([writing[0].catch(() => {}), writing[1]])
    await world.close()

    const identity = join(elsewhere, 'chave.txt')
    writeFileSync(identity, `# guardada pelo dono\n${keys.identity}\n`)
    const stranger = { DATA_DIR: join(elsewhere, 'dados'), LOG_LEVEL: 'silent' }
    const restore = ['backup', 'restore', '--at', at, '--identity', identity]
    const keyless = await runSgp(restore, { env: stranger })
    expect([keyless.code, keyless.stderr]).toEqual([2, expect.stringContaining('Informe SECRET_KEY')])
    const restored = await runSgp(restore, { env: { ...stranger, SECRET_KEY: testKey } })
    expect(restored.stderr).toBe('')
    expect(restored.stdout).toMatch(/Conferido: \d+ tabelas, \d+ linhas, 1 empresa\(s\); a receber R\$/)
    const books = await readBooks(stranger.DATA_DIR)
    expect(books).toMatchObject({ unbalanced: '0', receivable: books.open })
    const told = formatCents(Number(books.receivable))
    expect(restored.stdout).toContain(`a receber ${told}.`)
    // What was told as taken before the copy began is in it, to the last.
    const owed = taken.filter(({ at }) => at < begun).map(({ paymentId }) => paymentId)
    expect(owed.length).toBeGreaterThan(0)
    expect(owed.filter((id) => !books.payments.includes(id))).toEqual([])
    const again = await runSgp(restore, { env: { ...stranger, SECRET_KEY: testKey } })
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('database-not-empty')])
    for (const folder of [at, elsewhere]) rmSync(folder, { recursive: true, force: true })
  },
)
