import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { modules, permissions } from '#app'
import { createCtx } from '#kernel/context'
import { freePort } from '#kernel/embedded-postgres-server'
import { noCompany } from '#kernel/session'
import { prepareAdministrator } from '#modules/access'
import { createBackup, makeKeyPair } from '#modules/backups'
import { makeLogin, makeNas, openEmbedded, signInAs, testActor, testKey, type EmbeddedWorld } from '#testing'
import { openProvider, type Provider } from './testing/hostile/open-provider.ts'
import { readEndpoint, soundRequest, toInject } from './testing/hostile/sound-request.ts'

let world: EmbeddedWorld
let provider: Provider
let stopApi: () => Promise<string>
let base: string
let token: string
let folder: string
const planted: Record<string, string> = {}

/** An answer that is made to show a secret once is where we learn it from. */
const said = /"secret":"([^"]{12,})"/

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'open-sgp-leak-'))
  world = await openEmbedded()
  const setUp = createCtx(world.app.runtime, { actor: testActor, companyId: noCompany })
  const login = { email: 'administradora@provedor.test', password: 'plantada-senha-da-administradora' }
  await prepareAdministrator(setUp, { ...login, permissions: Object.keys(permissions) })
  token = await signInAs(world.app.runtime.db, login.email)
  Object.assign(planted, { 'login of staff': login.password, session: token, SECRET_KEY: testKey })
  provider = await openProvider(world.app, await world.app.createServer(), async () => token)
  await startApi()
  await plant()
}, 180_000)

afterAll(async () => {
  await stopApi()
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The product itself in a process of its own, so that all it logs is seen. */
async function startApi(): Promise<void> {
  const port = await freePort(0)
  base = `http://127.0.0.1:${port}`
  const settings = {
    DATABASE_URL: world.url,
    SECRET_KEY: testKey,
    PORT: String(port),
    LOG_LEVEL: 'trace',
    DATA_DIR: world.dataDir,
  }
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), 'api'], {
    env: { ...process.env, ...settings },
  })
  const told: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => told.push(chunk))
  const exit = new Promise((resolve) => child.once('exit', resolve))
  stopApi = async () => (child.kill('SIGTERM'), await exit, Buffer.concat(told).toString())
  const isUp = () => fetch(`${base}/health/live`, { signal: AbortSignal.timeout(2_000) })
  await vi.waitFor(isUp, { timeout: 60_000, interval: 500 })
}

async function ask(method: string, path: string, body?: object): Promise<string> {
  const headers = { authorization: `Bearer ${token}`, 'x-company-id': provider.ctx.companyId }
  const json = body && { body: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } }
  return await (await fetch(`${base}${path}`, { method, headers, ...json, signal: AbortSignal.timeout(20_000) })).text()
}

async function plant(): Promise<void> {
  const { ctx } = provider
  const put = (name: string) => (planted[name] = `plantado-${name}-${crypto.randomUUID()}`)
  await makeLogin(ctx, { password: put('pppoe') })
  await makeNas(ctx, { secret: put('nas') })
  const mail = {
    name: 'Plantado',
    host: '8.8.8.8',
    port: 465,
    tls: 'implicit',
    fromAddress: 'a@provedor.test',
    username: 'u',
  }
  await sow('POST', '/api/mail-servers', { ...mail, password: put('smtp') })
  await ask('POST', '/api/login', { email: 'administradora@provedor.test', password: put('wrong-password') })
  const { identity, recipient } = await makeKeyPair()
  planted['identity'] = identity
  const keep = { keepDaily: 7, keepWeekly: 4, keepMonthly: 12, archivesWal: false, isScheduled: false, hour: 3 }
  await sow('PUT', '/api/backups/settings', { version: 0, targetKind: 'folder', folder, recipient, identity, ...keep })
  learn('totp', await ask('POST', '/api/account/totp', { password: planted['login of staff'] }))
  const hook = { name: 'Plantado', url: 'https://8.8.8.8/', events: ['invoice.settled'] }
  learn('webhook', await ask('POST', '/api/webhooks', hook))
}

/** It has to be there, else nothing is proven. */
async function sow(method: string, path: string, body: object): Promise<void> {
  const answer = await ask(method, path, body)
  expect(answer).not.toContain('urn:open-sgp:error')
}

function learn(name: string, answer: string): void {
  const [, secret] = said.exec(answer) ?? []
  if (secret === undefined) throw new Error(`No secret of ${name} in ${answer.slice(0, 300)}`)
  planted[name] = secret
}

/** As it is, and as base64 or hexadecimal would hide it. */
const leaksOf = (text: string): string[] =>
  Object.entries(planted)
    .filter(([, secret]) =>
      [
        secret,
        Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -1),
        Buffer.from(secret).toString('hex'),
      ].some((form) => text.includes(form)),
    )
    .map(([name]) => name)

test('everything was planted', () => {
  expect(Object.keys(planted).toSorted()).toEqual(
    [
      'SECRET_KEY',
      'identity',
      'login of staff',
      'nas',
      'pppoe',
      'session',
      'smtp',
      'totp',
      'webhook',
      'wrong-password',
    ].toSorted(),
  )
})

test('no read, no error and no description of the API tells a secret', { timeout: 180_000 }, async () => {
  const reads = Object.values(modules)
    .flatMap(({ routes }) => Object.entries(routes))
    .filter(([key, { response }]) => key.startsWith('GET ') && response !== 'events')
  const leaks: string[] = []
  for (const [key, route] of reads) {
    const endpoint = readEndpoint(key, route)
    const { url } = toInject(endpoint, soundRequest(endpoint, provider.rows))
    const found = leaksOf(await ask('GET', typeof url === 'string' ? url : '/'))
    if (found.length > 0) leaks.push(`${key}: ${found.join(', ')}`)
  }
  for (const [method, path] of [
    ['GET', '/docs/json'],
    ['POST', '/api/logins'],
    ['PUT', '/api/backups/settings'],
  ] as const)
    if (
      leaksOf(
        await ask(
          method,
          path,
          method === 'GET' ? undefined : { password: planted['pppoe'], identity: planted['identity'], username: 1 },
        ),
      ).length > 0
    )
      leaks.push(path)
  expect(reads.length).toBeGreaterThan(80)
  expect(leaks).toEqual([])
})

test('no table, the audit among them, holds a secret that it would tell', { timeout: 120_000 }, async () => {
  const { db } = provider.ctx
  const { rows: tables } = await sql<{ name: string }>`
    select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(db)
  const leaks: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ line: string }>`select t::text as line from ${sql.raw(name)} t`.execute(db)
    const found = leaksOf(rows.map(({ line }) => line).join('\n'))
    if (found.length > 0) leaks.push(`${name}: ${found.join(', ')}`)
  }
  expect(tables.length).toBeGreaterThan(60)
  expect(leaks).toEqual([])
})

test('neither a backup nor anything that was logged holds a secret', { timeout: 180_000 }, async () => {
  const backup = await createBackup(provider.ctx)
  const at = join(folder, 'backups', backup?.id ?? '')
  for (const name of ['manifest.json', 'base.tar.zst.age'])
    expect(leaksOf(readFileSync(join(at, name), 'latin1'))).toEqual([])
  const log = await stopApi()
  expect(log.length).toBeGreaterThan(1_000)
  expect(leaksOf(log)).toEqual([])
})
