import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import type { App } from '#app'
import { newId } from '#kernel/ids'
import { openApi, openApp, textAt, type Api } from '#testing'
import { createUser } from './index.ts'

const password = 'uma-senha-comprida'
const username = 'ana@assinante.test'
let app: App
let server: FastifyInstance
let api: Api
let shop: { id: string; secret: string }
let rival: { id: string; secret: string }

beforeAll(async () => {
  app = await openApp()
  server = await app.createServer()
  api = await openApi(app)
  await createUser(api.ctx, { email: username, password, name: 'Ana', permissions: [] })
  shop = await makeProgram()
  rival = await makeProgram()
})

afterAll(async () => {
  await api.close()
  await server.close()
  await app.close()
})

async function makeProgram() {
  const made = await api.ask('POST', '/api/api-clients', { name: newId(), permissions: ['clients.client.read'] })
  const { body } = await api.ask('POST', `/api/api-clients/${textAt(made.body, 'id')}/keys`, {})
  const id = `sgp_${textAt(body, 'prefix')}`
  return { id, secret: textAt(body, 'key').slice(id.length + 1) }
}

const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` })
const as = ({ id, secret }: typeof shop) => basic(`${id}:${secret}`)

async function post(path: 'token' | 'revoke', fields: Record<string, string>, headers = {}) {
  const answer = await server.inject({
    method: 'POST',
    url: `/api/oauth/${path}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  })
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers }
}
const signIn = async (headers = {}) =>
  (await post('token', { grant_type: 'password', username, password }, headers)).body
const refresh = (token: string, headers = {}) =>
  post('token', { grant_type: 'refresh_token', refresh_token: token }, headers)
const seen = async (token: string) =>
  (await server.inject({ method: 'GET', url: '/api/session', headers: { authorization: `Bearer ${token}` } }))
    .statusCode

test('a refresh token is good for the program that it was issued to, and for no other', async () => {
  const { refresh_token: token } = await signIn(as(shop))
  for (const stranger of [as(rival), {}])
    expect(await refresh(token, stranger)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  const next = await refresh(token, as(shop))
  expect(next.status).toBe(200)
  expect((await refresh(next.body.refresh_token, as(rival))).body.error).toBe('invalid_grant')
  expect((await refresh(next.body.refresh_token, as(shop))).status).toBe(200)
})

test('a token that no program proved itself for is none of a program’s', async () => {
  const { refresh_token: token } = await signIn()
  expect((await refresh(token, as(shop))).body.error).toBe('invalid_grant')
  expect((await refresh(token)).status).toBe(200)
})

test('a program ends only the tokens that were issued to it, and proves itself for that', async () => {
  const { refresh_token: token, access_token: access } = await signIn(as(shop))
  expect(await post('revoke', { token }, as(rival))).toMatchObject({
    status: 400,
    body: { error: 'unauthorized_client' },
  })
  const wrong = await post('revoke', { token }, basic(`${shop.id}:${rival.secret}`))
  expect(wrong).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
  expect(wrong.headers['www-authenticate']).toContain('Basic')
  expect(await seen(access)).toBe(200)
  expect((await post('revoke', { token: access }, as(shop))).status).toBe(200)
  expect(await seen(access)).toBe(401)
  expect((await post('revoke', { token: newId() }, as(shop))).status).toBe(200)
})

test.each(['Basic !!!', 'Basic', `Basic ${Buffer.from('sem-dois-pontos').toString('base64')}`, 'Basic Og=='])(
  'who tries to prove itself by “%s” is not let in as somebody who did not try',
  async (authorization) => {
    const answer = await post('token', { grant_type: 'password', username, password }, { authorization })
    expect(answer).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
  },
)

test('two names in one request are one too many, the same one twice is not', async () => {
  const grant = { grant_type: 'client_credentials' }
  const both = await post('token', { ...grant, client_id: rival.id }, as(shop))
  expect(both).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
  expect((await post('token', { ...grant, client_id: shop.id, client_secret: '' }, as(shop))).status).toBe(200)
})

test('a program that asks for tokens without end is told to use those that it has', async () => {
  const program = await makeProgram()
  const answers = []
  for (let at = 0; at < 31; at += 1)
    answers.push(await post('token', { grant_type: 'client_credentials' }, as(program)))
  expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 30 }, () => 200), 429])
  expect(answers.at(-1)?.headers['retry-after']).toBeDefined()
})
