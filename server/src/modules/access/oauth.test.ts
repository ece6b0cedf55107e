import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { housePassword, openHouse, startOfTests, type House } from '#testing'
import { createUser, rotateSigningKey } from './index.ts'

const login = { email: 'ana@provedor.test', password: housePassword }
let house: House

beforeAll(async () => {
  house = await openHouse()
  await createUser(house.ctx, { ...login, name: 'Ana', permissions: [] })
})

afterAll(() => house.close())

const form = (fields: Record<string, string>, headers = {}, path = '/api/oauth/token', at = house.server) =>
  at.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  })
const byPassword = async () =>
  (await form({ grant_type: 'password', username: login.email, password: login.password })).json()
const refresh = (token: string, at = house.server) =>
  form({ grant_type: 'refresh_token', refresh_token: token }, {}, '/api/oauth/token', at)
const seen = async (token: string, at = house.server) =>
  (await at.inject({ method: 'GET', url: '/api/session', headers: { authorization: `Bearer ${token}` } })).statusCode

test('e-mail and password give a signed token of ten minutes and a refresh token, and no cache keeps them', async () => {
  const answer = await form({ grant_type: 'password', username: 'ANA@provedor.test', password: login.password })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers).toMatchObject({
    'cache-control': 'no-store',
    'content-type': expect.stringContaining('application/json'),
  })
  const { access_token: token, ...rest } = answer.json()
  expect(rest).toEqual({ token_type: 'Bearer', expires_in: 600, refresh_token: expect.stringMatching(/^[\w-]{43}$/) })
  expect(await seen(token)).toBe(200)
  const keys = (await house.server.inject({ method: 'GET', url: '/.well-known/jwks.json' })).json()
  expect(JSON.stringify(keys)).not.toContain('"d"')
  const { payload } = await jwtVerify(token, createLocalJWKSet(keys), {
    currentDate: house.time.now,
    audience: 'staff',
  })
  expect(Object.keys(payload).toSorted()).toEqual(['aud', 'exp', 'iat', 'iss', 'sid', 'sub'])
  expect(decodeProtectedHeader(token)).toEqual({ alg: 'EdDSA', kid: keys.keys[0].kid, typ: 'at+jwt' })
})

test('JSON works like a form', async () => {
  const payload = { grant_type: 'password', username: login.email, password: login.password }
  const answer = await house.server.inject({ method: 'POST', url: '/api/oauth/token', payload })
  expect(answer.json()).toMatchObject({ token_type: 'Bearer' })
})

test.each([
  [{ grant_type: 'password', username: login.email, password: 'errada' }, 400, 'invalid_grant'],
  [{ grant_type: 'password', username: 'ninguem@provedor.test', password: 'errada' }, 400, 'invalid_grant'],
  [{ grant_type: 'password', username: login.email }, 400, 'invalid_request'],
  [
    { grant_type: 'password', username: login.email, password: login.password, audience: 'technician' },
    400,
    'invalid_grant',
  ],
  [{ grant_type: 'password', username: login.email, password: login.password, scope: 'tudo' }, 400, 'invalid_scope'],
  [{ grant_type: 'refresh_token', refresh_token: 'x'.repeat(43) }, 400, 'invalid_grant'],
  [{ grant_type: 'implicit' }, 400, 'unsupported_grant_type'],
  [{ grant_type: '' }, 400, 'invalid_request'],
])('%o is refused as RFC 6749 says', async (fields, status, error) => {
  const answer = await form(fields)
  expect([answer.statusCode, answer.json().error]).toEqual([status, error])
  expect(answer.headers['content-type']).toContain('application/json')
  expect(answer.headers['cache-control']).toBe('no-store')
})

test('a parameter that comes twice is refused, and other routes take no forms', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const twice = await house.server.inject({
    method: 'POST',
    url: '/api/oauth/token',
    headers,
    payload: 'grant_type=a&grant_type=b',
  })
  expect([twice.statusCode, twice.json().error]).toEqual([400, 'invalid_request'])
  const foreign = await house.server.inject({
    method: 'POST',
    url: '/api/login',
    headers,
    payload: 'email=a&password=b',
  })
  expect(foreign.statusCode).toBe(415)
})

test('a program that tries to prove itself must, also where it need not', async () => {
  const fields = { grant_type: 'password', username: login.email, password: login.password }
  const basic = { authorization: `Basic ${Buffer.from('sgp_desconhe:nada').toString('base64')}` }
  const answer = await form(fields, basic)
  expect([answer.statusCode, answer.json().error]).toEqual([401, 'invalid_client'])
  expect(answer.headers['www-authenticate']).toMatch(/^Basic /)
  expect((await form({ ...fields, client_id: 'aplicativo' })).statusCode).toBe(200)
  expect((await form({ ...fields, client_secret: 'nada' }, basic)).json().error).toBe('invalid_request')
})

test('each refresh gives the next token of the family', async () => {
  const first = await byPassword()
  const second = (await refresh(first.refresh_token)).json()
  expect(second.refresh_token).not.toBe(first.refresh_token)
  const third = (await refresh(second.refresh_token, house.otherServer)).json()
  expect(await seen(third.access_token)).toBe(200)
})

test('a refresh token that comes twice ends the family, at once and in every process', async () => {
  const first = await byPassword()
  const second = (await refresh(first.refresh_token)).json()
  expect(await seen(second.access_token, house.otherServer)).toBe(200)
  expect((await refresh(first.refresh_token, house.otherServer)).json()).toMatchObject({ error: 'invalid_grant' })
  expect([await seen(second.access_token), await seen(second.access_token, house.otherServer)]).toEqual([401, 401])
  expect((await refresh(second.refresh_token)).statusCode).toBe(400)
  expect(await seen((await byPassword()).access_token)).toBe(200)
})

test('of twenty refreshes of one token at the same moment one wins, and the family ends', async () => {
  const { refresh_token: token } = await byPassword()
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => refresh(token, index % 2 === 0 ? house.server : house.otherServer)),
  )
  const won = answers.filter(({ statusCode }) => statusCode === 200)
  expect(won).toHaveLength(1)
  expect(await seen(won[0]?.json().access_token)).toBe(401)
})

test('logging out in one process ends the session in the other', async () => {
  const { access_token: token } = await byPassword()
  expect(await seen(token, house.otherServer)).toBe(200)
  const headers = { authorization: `Bearer ${token}` }
  expect((await house.server.inject({ method: 'POST', url: '/api/logout', headers })).statusCode).toBe(200)
  expect(await seen(token, house.otherServer)).toBe(401)
})

test('a revoked token is over, and what nobody knows is answered alike', async () => {
  for (const kind of ['access_token', 'refresh_token']) {
    const tokens = await byPassword()
    const answer = await form({ token: tokens[kind] }, {}, '/api/oauth/revoke')
    expect([answer.statusCode, await seen(tokens.access_token)]).toEqual([200, 401])
  }
  expect((await form({ token: 'nobody-knows-this' }, {}, '/api/oauth/revoke')).statusCode).toBe(200)
  expect((await form({}, {}, '/api/oauth/revoke')).json()).toMatchObject({ error: 'invalid_request' })
})

test('a deactivated person is out with the next request', async () => {
  const leaver = { ...login, email: 'rui@provedor.test' }
  const { id } = await createUser(house.ctx, { ...leaver, name: 'Rui', permissions: [] })
  const answer = await form({ grant_type: 'password', username: leaver.email, password: leaver.password })
  const { access_token: token, refresh_token: next } = answer.json()
  expect(await seen(token)).toBe(200)
  await house.app.runtime.db.updateTable('access.users').set({ isActive: false }).where('id', '=', id).execute()
  expect([await seen(token), await seen(token, house.otherServer), (await refresh(next)).statusCode]).toEqual([
    401, 401, 400,
  ])
})

test('tokens outlive the key that signed them, but not their ten minutes, nor a key that is to be forgotten', async () => {
  const { access_token: old } = await byPassword()
  expect(await rotateSigningKey(house.ctx, { olderThanMs: 86_400_000 })).toBeUndefined()
  await rotateSigningKey(house.ctx)
  const { access_token: fresh } = await byPassword()
  expect(decodeProtectedHeader(fresh).kid).not.toBe(decodeProtectedHeader(old).kid)
  expect([await seen(old), await seen(fresh, house.otherServer)]).toEqual([200, 200])
  await rotateSigningKey(house.ctx, { forgetOld: true })
  expect([await seen(old), await seen(fresh)]).toEqual([401, 401])
  const { access_token: last } = await byPassword()
  house.time.now = new Date(startOfTests.getTime() + 601_000)
  expect(await seen(last)).toBe(401)
  house.time.now = startOfTests
})

test('nobody makes up a token: another key, no signature, another kind', async () => {
  const { access_token: token } = await byPassword()
  const [head, body = '', signature = ''] = token.split('.')
  const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url')
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString())
  const changed = Buffer.from(JSON.stringify({ ...claims, aud: 'subscriber' })).toString('base64url')
  const forged = [
    `${none}.${body}.`,
    `${head}.${changed}.${signature}`,
    `${head}.${body}.${signature.slice(2)}AA`,
    'a.b.c',
  ]
  for (const one of forged) expect(await seen(one)).toBe(401)
})
