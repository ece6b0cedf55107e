import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import type { App } from '#app'
import { conflict } from '#kernel/errors'
import { route } from '#kernel/http'
import { defaultQuotas } from '#kernel/limit-requests'
import { createServer } from '#kernel/server'
import { openApp } from '#testing'

const Echo = z.object({ amountCents: z.int() })
const routes = {
  'POST /api/echo': route({
    summary: 'x',
    permission: 'public',
    body: z.strictObject({ amountCents: z.int(), dueOn: z.string().optional() }),
    response: Echo,
    handle: async (_ctx, { body }) => ({ ...body, secret: 'never' }),
  }),
  'GET /api/bug': route({
    summary: 'x',
    permission: 'public',
    response: Echo,
    handle: async () => Promise.reject(new Error('password=hunter2')),
  }),
  'GET /api/drift': route({
    summary: 'x',
    permission: 'public',
    response: Echo,
    handle: async () => ({ amountCents: 1.5 }),
  }),
  'POST /api/overwrite': route({
    summary: 'x',
    permission: 'public',
    response: Echo,
    handle: async () =>
      Promise.reject(conflict('already-so', 'Já está assim.', JSON.parse('{"status":"paid","code":1}'))),
  }),
  'POST /api/clash': route({
    summary: 'x',
    permission: 'public',
    response: Echo,
    handle: async () => Promise.reject(conflict('already-so', 'Já está assim.')),
  }),
}

let app: App
let server: FastifyInstance

beforeAll(async () => {
  app = await openApp()
  server = await createServer({
    runtime: app.runtime,
    modules: { test: routes },
    authenticate: async () => undefined,
    quotas: defaultQuotas,
    version: '0',
  })
})

afterAll(async () => {
  await server.close()
  await app.close()
})

test('what the response schema does not name never leaves', async () => {
  expect((await server.inject({ method: 'POST', url: '/api/echo', payload: { amountCents: 115 } })).json()).toEqual({
    amountCents: 115,
  })
})

test.each([
  ['a wrong type', { amountCents: '115' }, '/amountCents'],
  ['a fraction of a centavo', { amountCents: 1.5 }, '/amountCents'],
  ['an unknown field', { amountCents: 1, amuont: 2 }, '/amuont'],
  ['an unknown field with a slash in its name', { amountCents: 1, 'a/b~c': 2 }, '/a~1b~0c'],
  ['a list instead of an object', [], ''],
])('%s is refused with a pointer to it', async (_case, payload, pointer) => {
  const answer = await server.inject({ method: 'POST', url: '/api/echo', payload })
  expect(answer.headers['content-type']).toBe('application/problem+json')
  expect(answer.json()).toMatchObject({ status: 422, code: 'invalid-request', errors: [{ pointer }] })
})

test('what a problem tells besides never replaces its own members', async () => {
  const answer = await server.inject({ method: 'POST', url: '/api/overwrite' })
  expect([answer.statusCode, answer.json()]).toMatchObject([409, { status: 409, code: 'already-so' }])
})

test.each([
  ['NUL', 'a\0b'],
  ['half a surrogate pair', 'a\ud83d'],
])('text with %s, which the database cannot keep, is refused with a pointer to it', async (_case, dueOn) => {
  const answer = await server.inject({ method: 'POST', url: '/api/echo', payload: { amountCents: 1, dueOn } })
  expect(answer.json()).toMatchObject({ status: 422, code: 'invalid-text', errors: [{ pointer: '/dueOn' }] })
})

test('a request nested deeper than any stack is refused like any other', async () => {
  const payload = `{"amountCents":${'['.repeat(400_000)}${']'.repeat(400_000)}}`
  const headers = { 'content-type': 'application/json' }
  const answer = await server.inject({ method: 'POST', url: '/api/echo', payload, headers })
  expect(answer.json()).toMatchObject({ status: 422, errors: [{ pointer: '/amountCents' }] })
})

test('broken JSON and foreign content types are the client’s problem', async () => {
  const broken = await server.inject({
    method: 'POST',
    url: '/api/echo',
    payload: '{"a":',
    headers: { 'content-type': 'application/json' },
  })
  const foreign = await server.inject({
    method: 'POST',
    url: '/api/echo',
    payload: '<a/>',
    headers: { 'content-type': 'application/xml' },
  })
  expect([broken.json().status, foreign.json().status]).toEqual([400, 415])
})

test('a bug answers 500 and tells nothing of the inside', async () => {
  const answer = await server.inject({ method: 'GET', url: '/api/bug' })
  expect(answer.json()).toMatchObject({ status: 500, code: 'internal' })
  expect(answer.body).not.toContain('hunter2')
})

test('a response that drifted from its schema is our bug, not data', async () => {
  expect((await server.inject({ method: 'GET', url: '/api/drift' })).json()).toMatchObject({
    status: 500,
    code: 'internal',
  })
})

test('a refused change is in the audit log with its code', async () => {
  await server.inject({ method: 'POST', url: '/api/clash' })
  const { rows } = await sql`select path, status, code from kernel.audit_log where path = '/api/clash'`.execute(
    app.runtime.db,
  )
  expect(rows).toEqual([{ path: '/api/clash', status: 409, code: 'already-so' }])
})
