import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { createUser } from '#modules/access'
import { makeCompany, makeContract, openApp, startOfTests, testActor } from '#testing'
import { account } from './fixtures.ts'

let app: App
let server: FastifyInstance
let token: string
let ctx: Ctx

beforeAll(async () => {
  app = await openApp()
  server = await app.createServer()
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  ctx = outside.forCompany((await makeCompany(outside)).id)
  const login = { email: 'rede@provedor.test', password: 'uma-senha-comprida' }
  await createUser(ctx, { ...login, name: 'Rede', permissions: [...testActor.permissions] })
  token = (await server.inject({ method: 'POST', url: '/api/login', payload: login })).json().token
})

afterAll(async () => {
  await server.close()
  await app.close()
})

async function call(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) {
  const answer = await server.inject({
    method,
    url,
    headers: { authorization: `Bearer ${token}` },
    ...(payload && { payload }),
  })
  return { status: answer.statusCode, body: answer.json() }
}

test('a technician sets up a router and an access, sees who is connected, and puts them off', async () => {
  const nas = await call('POST', '/api/nas', { name: 'BNG', network: '127.0.0.0/8' })
  expect(nas).toMatchObject({ status: 201, body: { network: '127.0.0.0/8', secret: expect.stringMatching(/.{32}/) } })
  expect((await call('GET', '/api/nas')).body.items).toMatchObject([{ id: nas.body.id }])
  expect((await call('GET', `/api/nas/${nas.body.id}`)).body).not.toHaveProperty('secret')
  expect(await call('PATCH', `/api/nas/${nas.body.id}`, { version: 1, blockedPool: 'pgblock' })).toMatchObject({
    status: 200,
    body: { blockedPool: 'pgblock', version: 2 },
  })
  expect(await call('POST', `/api/nas/${nas.body.id}/secret`, { version: 2 })).toMatchObject({
    status: 200,
    body: { version: 3 },
  })

  const { id: contractId } = await makeContract(ctx)
  const login = await call('POST', '/api/logins', { contractId, username: 'Ana' })
  expect(login).toMatchObject({ status: 201, body: { username: 'ana', password: expect.stringMatching(/.{12}/) } })
  expect(await call('POST', '/api/logins', { contractId, username: 'ana' })).toMatchObject({
    status: 409,
    body: { code: 'username-taken' },
  })
  expect(await call('POST', '/api/logins', { contractId, username: 'ana silva' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/username' }] },
  })
  expect((await call('GET', `/api/logins?contractId=${contractId}`)).body).toMatchObject({
    items: [{ username: 'ana' }],
    nextCursor: null,
  })
  expect((await call('PATCH', `/api/logins/${login.body.id}`, { version: 1, maxSessions: 2 })).body).toMatchObject({
    maxSessions: 2,
  })

  const at = Math.floor(Date.now() / 1000)
  await account(app.runtime.db, {
    type: 'Start',
    source: '127.0.0.1',
    at: at - 60,
    username: 'ana',
    session: 'a',
    ipv4: '100.64.0.1',
    mac: 'AA-BB-CC-DD-EE-FF',
  })
  await account(app.runtime.db, {
    type: 'Stop',
    source: '127.0.0.1',
    at: at - 30,
    username: 'ana',
    session: 'b',
    seconds: 10,
    down: 2 ** 41,
  })
  const online = await call('GET', `/api/open-sessions?username=ANA&nasId=${nas.body.id}`)
  expect(online.body).toMatchObject({
    items: [{ username: 'ana', ipv4: '100.64.0.1', mac: 'aa:bb:cc:dd:ee:ff', contractId }],
    nextCursor: null,
  })
  expect((await call('GET', `/api/closed-sessions?contractId=${contractId}`)).body.items).toMatchObject([
    { downloadOctets: 2 ** 41, seconds: 10 },
  ])
  expect((await call('GET', '/api/closed-sessions?from=2031-01-01T00:00:00Z')).body.items).toEqual([])

  const put = await call('POST', `/api/open-sessions/${online.body.items[0].id}/disconnect`, { reason: 'Teste' })
  expect(put).toEqual({ status: 202, body: { requested: true } })
  expect(await call('POST', `/api/open-sessions/${newId()}/disconnect`, { reason: 'Teste' })).toMatchObject({
    status: 404,
  })
  expect(await call('DELETE', `/api/logins/${login.body.id}`)).toEqual({ status: 200, body: { deleted: true } })
  expect(await call('GET', `/api/logins/${login.body.id}`)).toMatchObject({
    status: 404,
    body: { code: 'login-not-found' },
  })
})

test('the logs answer lists, empty ones too', async () => {
  for (const url of ['/api/auth-log?isAccepted=false', '/api/access-attempts', '/api/accounting-rejects'])
    expect(await call('GET', url)).toEqual({ status: 200, body: { items: [], nextCursor: null } })
  const query = { address: '100.64.0.1', at: '2026-01-01T09:00:00-03:00', reason: 'Ofício 12/2026' }
  expect(await call('POST', '/api/address-queries', query)).toEqual({ status: 200, body: { items: [] } })
  const future = { ...query, at: new Date(startOfTests.getTime() + 1000).toISOString() }
  expect(await call('POST', '/api/address-queries', future)).toMatchObject({
    status: 409,
    body: { code: 'address-query-in-future' },
  })
})
