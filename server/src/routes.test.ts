import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { modules, permissions, type App } from '#app'
import { createUser } from '#modules/access'
import { createCtx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { makeCompany, openApp, testActor } from '#testing'

const routes = Object.values(modules).flatMap((module) =>
  Object.entries(module.routes).map(([key, route]) => ({ key, route })),
)
const open = new Set([
  'GET /health/live',
  'GET /health/ready',
  'POST /api/login',
  'POST /api/password/forgot',
  'POST /api/password/reset',
  'POST /api/login/second-factor',
  'POST /api/login/second-factor/passkey',
  'POST /api/login/passkey',
  'POST /api/login/passkey/options',
  'POST /api/oauth/token',
  'POST /api/oauth/revoke',
  'GET /.well-known/jwks.json',
  'GET /api/portal/invoices/:token',
  'GET /api/portal/invoices/:token/boleto.pdf',
  'GET /api/portal/garden',
  'POST /api/portal/garden/unlock',
])
const signedIn = new Set([
  'GET /api/session',
  'POST /api/logout',
  'POST /api/logout/everywhere',
  'POST /api/password',
  'GET /api/account',
  'GET /api/account/sessions',
  'POST /api/account/sessions/:id/revoke',
  'POST /api/account/revoke-other-sessions',
  'POST /api/account/passkeys',
  'POST /api/account/passkeys/options',
  'PATCH /api/account/passkeys/:id',
  'POST /api/account/passkeys/:id/remove',
  'POST /api/account/totp',
  'POST /api/account/totp/confirm',
  'POST /api/account/totp/remove',
  'POST /api/account/recovery-codes',
  'GET /api/municipalities',
  // One’s own inbox: what is in it is asked by the permission of each matter (notifications.test.ts).
  'GET /api/notifications',
  'GET /api/notifications.csv',
  'POST /api/notifications/:id/read',
  'POST /api/notifications/read-all',
  'GET /api/notification-preferences',
  'PUT /api/notification-preferences',
  'GET /api/saved-views',
  'POST /api/saved-views',
  'DELETE /api/saved-views/:id',
  // Each group of the answer asks for the permission of what it shows: search-everything.test.ts.
  'GET /api/search',
  // Each operation asks for the permission of its own kind: operations.test.ts.
  'GET /api/operations',
  'GET /api/operations.csv',
  'GET /api/operations/:id',
  'GET /api/operations/:id/events',
  'POST /api/operations/:id/cancel',
  // Whoever asked sees what became of it, and takes it back: roles.test.ts.
  'GET /api/approvals/mine',
  'GET /api/approvals/mine.csv',
  'POST /api/approvals/:id/withdrawal',
])
const split = (key: string) => ({
  method: key.split(' ')[0],
  url: (key.split(' ')[1] ?? '').replace(/:\w+/g, '01990000-0000-7000-8000-000000000000'),
})

let app: App
let server: FastifyInstance
let powerless: string

beforeAll(async () => {
  app = await openApp()
  server = await app.createServer()
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  const ctx = outside.forCompany((await makeCompany(outside)).id)
  const login = { email: 'sem@provedor.test', password: 'uma-senha-comprida' }
  await createUser(ctx, { ...login, name: 'Sem permissões', permissions: [] })
  powerless = (await server.inject({ method: 'POST', url: '/api/login', payload: login })).json().token
})

afterAll(async () => {
  await server.close()
  await app.close()
})

test.each(routes)('$key answers nobody without a session', async ({ key }) => {
  const answer = await server.inject(request(key))
  if (open.has(key)) expect(answer.statusCode).not.toBe(401)
  else expect([answer.statusCode, answer.headers['content-type']]).toEqual([401, 'application/problem+json'])
})

test.each(routes)('$key refuses a session without its permission', async ({ key, route }) => {
  if (open.has(key) || signedIn.has(key)) return expect(['public', 'signed-in']).toContain(route.permission)
  const answer = await server.inject({ ...request(key), headers: { authorization: `Bearer ${powerless}` } })
  expect(answer.json()).toMatchObject({ status: 403, code: 'forbidden' })
})

test.each(routes)('$key asks for a permission that its module declares', ({ key, route }) => {
  if (open.has(key)) expect(route.permission).toBe('public')
  else if (signedIn.has(key)) expect(route.permission).toBe('signed-in')
  else expect(Object.keys(permissions)).toContain(route.permission)
})

test('what is not a route is a problem too', async () => {
  expect((await server.inject({ method: 'GET', url: '/api/nothing-here' })).json()).toMatchObject({
    status: 404,
    code: 'route-not-found',
  })
})

test('no route changes anything by GET, and every path is /api or the house itself', () => {
  for (const { key } of routes)
    expect(key).toMatch(/^(GET|POST|PUT|PATCH|DELETE) \/(api\/|health\/|\.well-known\/|metrics$)/)
})

function request(key: string): { method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'; url: string } {
  const { method, url } = split(key)
  if (method === 'GET' || method === 'POST' || method === 'PUT' || method === 'PATCH' || method === 'DELETE')
    return { method, url }
  throw new Error(`Unknown method in ${key}`)
}
