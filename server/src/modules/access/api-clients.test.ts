import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { App } from '#app'
import { createCtx } from '#kernel/context'
import { rightsFrom } from '#kernel/rights'
import { openApi, openApp, startOfTests, textAt, type Api } from '#testing'
import { createApiClient, issueKey } from './manage-api-clients.ts'

let now = startOfTests
let app: App
let server: FastifyInstance
let api: Api
let second: FastifyInstance

beforeAll(async () => {
  const first = await openApp({ clock: () => now })
  app = first
  server = await app.createServer()
  api = await openApi(app)
  second = await (await openApp({ url: first.url, clock: () => now })).createServer()
})

afterAll(async () => {
  await second.close()
  await api.close()
  await server.close()
  await app.close()
})

let serial = 0

async function makeClient(overrides: object = {}): Promise<{ id: string; key: string; keyId: string }> {
  serial += 1
  const client = { name: `Site ${serial}`, permissions: ['clients.client.read'], ...overrides }
  const { body } = await api.ask('POST', '/api/api-clients', client)
  const id = textAt(body, 'id')
  const issued = await api.ask('POST', `/api/api-clients/${id}/keys`, {})
  expect(issued.status).toBe(201)
  return { id, key: textAt(issued.body, 'key'), keyId: textAt(issued.body, 'id') }
}

type Asking = { method?: 'GET' | 'POST'; url?: string; payload?: object; headers?: object; at?: FastifyInstance }

async function ask(key: string, { method = 'GET', url = '/api/clients', payload, headers, at = server }: Asking = {}) {
  const answer = await at.inject({
    method,
    url,
    headers: { authorization: `Bearer ${key}`, ...headers },
    ...(payload && { payload }),
  })
  return { status: answer.statusCode, code: answer.statusCode < 400 ? undefined : answer.json().code, answer }
}

test('a program does what its key allows in its company, and nothing else', async () => {
  const { key } = await makeClient()
  expect(key).toMatch(/^sgp_[a-z0-9]{8}_[\w-]{43}$/)
  expect(await ask(key)).toMatchObject({ status: 200 })
  expect(await ask(key, { url: '/api/plans' })).toMatchObject({ status: 403, code: 'forbidden' })
  expect(await ask(`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`)).toMatchObject({ status: 401 })
  expect(await ask(key, { url: '/api/account' })).toMatchObject({ status: 401, code: 'wrong-realm' })
})

test('a key is told once and kept as a hash; its prefix and last use are seen', async () => {
  const { id, key } = await makeClient()
  await ask(key, { headers: { 'x-forwarded-for': '203.0.113.9' } })
  const { body } = await api.ask('GET', `/api/api-clients/${id}`)
  expect(JSON.stringify(body)).not.toContain(key.slice(13))
  expect(body).toMatchObject({
    keys: [{ prefix: key.slice(4, 12), lastUsedAt: now.toISOString(), lastUsedAddress: '203.0.113.9' }],
  })
  const { rows } = await sql`select k::text from access.api_keys k`.execute(app.runtime.db)
  expect(JSON.stringify(rows)).not.toContain(key.slice(13))
})

test('a key ends with its time; another may follow before without a gap', async () => {
  const { id, key } = await makeClient()
  const until = new Date(now.getTime() + 86_400_000)
  const short = textAt((await api.ask('POST', `/api/api-clients/${id}/keys`, { expiresAt: until })).body, 'key')
  expect([(await ask(key)).status, (await ask(short)).status]).toEqual([200, 200])
  now = until
  expect([(await ask(key)).status, (await ask(short)).status]).toEqual([200, 401])
  now = startOfTests
})

test('revoking a key, or its client, counts at once in every process, and for tokens that were given for it', async () => {
  const [one, other] = [await makeClient(), await makeClient()]
  const token = await tokenFor(one.key)
  expect([(await ask(one.key, { at: second })).status, (await ask(token, { at: second })).status]).toEqual([200, 200])
  await api.ask('POST', `/api/api-clients/${one.id}/keys/${one.keyId}/revoke`)
  expect([(await ask(one.key, { at: second })).status, (await ask(token, { at: second })).status]).toEqual([401, 401])
  await api.ask('POST', `/api/api-clients/${other.id}/revoke`)
  expect((await ask(other.key, { at: second })).status).toBe(401)
  expect(await api.ask('POST', `/api/api-clients/${other.id}/keys`, {})).toMatchObject({
    status: 409,
    body: { code: 'api-client-revoked' },
  })
})

async function tokenFor(key: string): Promise<string> {
  const payload = { grant_type: 'client_credentials', client_id: key.slice(0, 12), client_secret: key.slice(13) }
  const answer = await server.inject({ method: 'POST', url: '/api/oauth/token', payload })
  expect(answer.json()).toMatchObject({ token_type: 'Bearer', expires_in: 600 })
  return answer.json().access_token
}

test('the token endpoint gives a token of ten minutes for a key, and none for a wrong one', async () => {
  const { key } = await makeClient()
  const token = await tokenFor(key)
  expect((await ask(token)).status).toBe(200)
  now = new Date(startOfTests.getTime() + 601_000)
  expect((await ask(token)).status).toBe(401)
  now = startOfTests
  const payload = { grant_type: 'client_credentials', client_id: key.slice(0, 12), client_secret: 'x'.repeat(43) }
  const refused = await server.inject({ method: 'POST', url: '/api/oauth/token', payload })
  expect([refused.statusCode, refused.json().error]).toEqual([401, 'invalid_client'])
})

test('a program that logs out ends its own token at once, and a key is told that it has no session', async () => {
  const { key } = await makeClient()
  const [left, kept] = [await tokenFor(key), await tokenFor(key)]
  const logOut = (bearer: string) =>
    server.inject({ method: 'POST', url: '/api/logout', headers: { authorization: `Bearer ${bearer}` } })
  expect((await logOut(left)).statusCode).toBe(200)
  expect((await ask(left)).status).toBe(401)
  expect((await ask(kept)).status).toBe(200)
  expect((await logOut(key)).json()).toMatchObject({ status: 409, code: 'no-session' })
})

test('a key asks only from the networks that are its own', async () => {
  const { key } = await makeClient({ networks: ['203.0.113.0/24', '2001:db8::7'] })
  const from = async (address: string) => (await ask(key, { headers: { 'x-forwarded-for': address } })).code
  expect(await from('203.0.113.200')).toBeUndefined()
  expect(await from('2001:db8::7')).toBeUndefined()
  expect(await from('203.0.114.1')).toBe('outside-network')
})

test('each key has its own limit, in all processes together, also by tokens', async () => {
  const { key, id } = await makeClient({ perMinute: 3 })
  const spare = textAt((await api.ask('POST', `/api/api-clients/${id}/keys`, {})).body, 'key')
  const statuses = []
  for (const at of [server, second, server, second]) statuses.push((await ask(key, { at })).status)
  expect(statuses).toEqual([200, 200, 200, 429])
  expect((await ask(await tokenFor(key))).status).toBe(429)
  const { answer } = await ask(spare)
  expect([answer.statusCode, answer.headers['ratelimit-policy']]).toEqual([200, '"read";q=3;w=60'])
})

test('nobody gives a program what they lack, and no program makes programs', async () => {
  const { key } = await makeClient({ permissions: ['access.api-client.read', 'access.api-client.update'] })
  const payload = { name: 'Outro', permissions: ['access.api-client.read'] }
  expect(await ask(key, { method: 'POST', url: '/api/api-clients', payload })).toMatchObject({ code: 'wrong-realm' })
  expect(await api.ask('POST', '/api/api-clients', { name: 'X', permissions: ['no.such.thing'] })).toMatchObject({
    status: 403,
  })
})

test('a change of what a program may do counts at its next request; two at once are told', async () => {
  const { id, key } = await makeClient()
  const changed = await api.ask('PATCH', `/api/api-clients/${id}`, { version: 1, permissions: ['plans.plan.read'] })
  expect(changed).toMatchObject({ status: 200, body: { version: 2 } })
  expect([(await ask(key)).status, (await ask(key, { url: '/api/plans' })).status]).toEqual([403, 200])
  expect(await api.ask('PATCH', `/api/api-clients/${id}`, { version: 1, name: 'Y' })).toMatchObject({
    status: 409,
    body: { code: 'stale-version' },
  })
})

test('Prometheus reads the metrics with a key of its own', async () => {
  const { key } = await makeClient({ permissions: ['system.metrics.read'] })
  const { answer } = await ask(key, { url: '/metrics' })
  expect([answer.statusCode, answer.payload.includes('http_request_duration_seconds')]).toEqual([200, true])
})

test('who may less than a program makes no key for it, nor gives what they hold within bounds', async () => {
  const { id } = await makeClient({ permissions: ['clients.client.read', 'plans.plan.read'] })
  const clerk = (permissions: string[], masks: string[] = []) => {
    const rights = rightsFrom([{ permissions, masks, limits: {}, scope: null }])
    const actor = { kind: 'user', id: 'clerk', name: 'Atendente', permissions: new Set(permissions), rights } as const
    return createCtx(app.runtime, { actor, companyId: api.ctx.companyId })
  }
  await expect(issueKey(clerk(['clients.client.read']), { id })).rejects.toMatchObject({ code: 'forbidden' })
  const masked = clerk(['clients.client.read', 'plans.plan.read'], ['document'])
  await expect(issueKey(masked, { id })).rejects.toMatchObject({ code: 'more-than-own' })
  const client = { name: 'Outro', permissions: ['clients.client.read'], perMinute: 60, networks: [] }
  await expect(createApiClient(masked, client)).rejects.toMatchObject({ code: 'more-than-own' })
})
