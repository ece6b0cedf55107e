import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { permissions, type App } from '#app'
import { createCtx } from '#kernel/context'
import { serveDocs } from '#kernel/docs'
import { serveWeb } from '#kernel/serve-web'
import { noCompany } from '#kernel/session'
import { prepareAdministrator } from '#modules/access'
import { makeCompany, openApp, testActor } from '#testing'
import { makeWeb } from './testing/make-web.ts'

const login = { email: 'administradora@provedor.test', password: 'uma-senha-comprida-de-teste-91' }
let app: App
let server: FastifyInstance
let web: { folder: string; remove: () => void }
let token: string

beforeAll(async () => {
  app = await openApp()
  const outside = createCtx(app.runtime, { actor: testActor, companyId: noCompany })
  await prepareAdministrator(outside, { ...login, permissions: Object.keys(permissions) })
  await makeCompany(outside)
  server = await app.createServer()
  await serveDocs(server)
  web = makeWeb()
  await serveWeb(server, web.folder)
  token = (await server.inject({ method: 'POST', url: '/api/login', payload: login })).json().token
})

afterAll(async () => {
  await server.close()
  await app.close()
  web.remove()
})

type Ask = { url: string; method?: 'GET' | 'POST'; payload?: object; isOpen?: true; status: number; type: string }

/** Every kind of answer that there is. */
const kinds: Record<string, Ask> = {
  JSON: { url: '/api/settings', status: 200, type: 'application/json' },
  'a problem without a session': { url: '/api/clients', isOpen: true, status: 401, type: 'application/problem+json' },
  'a problem at a field': { url: '/api/clients?limit=0', status: 422, type: 'application/problem+json' },
  'a row that is not there': {
    url: '/api/clients/01990000-0000-7000-8000-000000000000',
    status: 404,
    type: 'application/problem+json',
  },
  'a route that is not there': { url: '/api/nada', isOpen: true, status: 404, type: 'application/problem+json' },
  'a broken URL': { url: '/api/%E0%A4%A', isOpen: true, status: 400, type: 'application/problem+json' },
  'a file': { url: '/api/clients.csv', status: 200, type: 'text/csv' },
  metrics: { url: '/metrics', status: 200, type: 'text/plain' },
  health: { url: '/health/live', isOpen: true, status: 200, type: 'application/json' },
  'a sign-in': {
    url: '/api/login',
    method: 'POST',
    payload: login,
    isOpen: true,
    status: 200,
    type: 'application/json',
  },
  'a sign-out': { url: '/api/logout', method: 'POST', status: 200, type: 'application/json' },
  'a screen': { url: '/clientes', isOpen: true, status: 200, type: 'text/html' },
  'a public page': { url: '/bloqueio', isOpen: true, status: 200, type: 'text/html' },
  'an asset': { url: '/assets/app-1.js', isOpen: true, status: 200, type: 'application/javascript' },
  'an asset that is not there': { url: '/assets/nada.js', isOpen: true, status: 404, type: 'application/problem+json' },
  'the API’s page': { url: '/docs/', isOpen: true, status: 200, type: 'text/html' },
  'the API’s contract': { url: '/docs/openapi.json', isOpen: true, status: 200, type: 'application/json' },
}

async function ask({ url, method = 'GET', payload, isOpen }: Ask, secure: boolean): Promise<LightMyRequestResponse> {
  const own =
    url === '/api/logout'
      ? (await server.inject({ method: 'POST', url: '/api/login', payload: login })).json().token
      : token
  const headers = {
    ...(isOpen ? {} : { authorization: `Bearer ${own}` }),
    ...(secure && { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' }),
  }
  return await server.inject({ method, url, headers, ...(payload && { payload }) })
}

const directives = (policy: unknown) =>
  new Map(
    String(policy)
      .split('; ')
      .map((part) => [part.split(' ')[0] ?? '', part.split(' ').slice(1)]),
  )

test.each(Object.entries(kinds))('%s says what a browser may do with it', async (_, kind) => {
  const { statusCode, headers } = await ask(kind, false)
  expect([statusCode, String(headers['content-type']).split(';')[0]]).toEqual([kind.status, kind.type])
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
    'referrer-policy': expect.stringMatching(/^(no-referrer|same-origin)$/),
    'cache-control': expect.stringMatching(kind.url.startsWith('/assets/app') ? /immutable/ : /no-store|no-cache/),
    'x-request-id': expect.any(String),
  })
  const policy = directives(headers['content-security-policy'])
  expect(policy.get('frame-ancestors')).toEqual(["'none'"])
  expect(policy.get('base-uri')).toEqual(["'none'"])
  expect(policy.get('default-src')).toEqual([expect.stringMatching(/^'(none|self)'$/)])
  expect(policy.has('form-action')).toBe(true)
  expect(policy.get('script-src') ?? []).not.toContain("'unsafe-inline'")
  expect(String(headers['content-security-policy'])).not.toMatch(/unsafe-eval|\*|http:/)
})

test.each(Object.entries(kinds))('%s tells nothing of the inside, and opens to no other site', async (_, kind) => {
  const { headers, payload } = await ask(kind, false)
  for (const name of ['server', 'x-powered-by', 'access-control-allow-origin', 'x-aspnet-version', 'via'])
    expect(headers[name]).toBeUndefined()
  expect(headers['strict-transport-security']).toBeUndefined()
  if (kind.type !== 'application/json') return
  expect(payload).not.toMatch(/\bat \S+ \(|node_modules|SQLSTATE|select .+ from|relation "/)
})

// What cannot even be read as a URL is answered before anybody knows whom the proxy speaks for.
const readable = Object.entries(kinds).filter(([name]) => name !== 'a broken URL')

test.each(readable)('%s over https asks for https the next time', async (_, kind) => {
  expect((await ask(kind, true)).headers['strict-transport-security']).toBe('max-age=31536000')
})

test.each(['a sign-in', 'a sign-out'])(
  '%s gives cookies that no script reads and no foreign page sends',
  async (name) => {
    const kind = kinds[name]
    if (!kind) throw new Error(name)
    for (const secure of [false, true]) {
      const cookies = [(await ask(kind, secure)).headers['set-cookie'] ?? []].flat()
      expect(cookies.length).toBeGreaterThan(0)
      for (const cookie of cookies) {
        expect(cookie).toMatch(/; HttpOnly/)
        expect(cookie).toMatch(/; SameSite=Strict/)
        expect(cookie).toMatch(/; Path=\//)
        expect(cookie).not.toMatch(/Domain=/)
        expect(/; Secure/.test(cookie)).toBe(secure)
      }
    }
  },
)

test('a page of another site may not read what it asks for, nor ask before it asks', async () => {
  const headers = { origin: 'https://mal.exemplo', 'access-control-request-method': 'POST' }
  const asked = await server.inject({ method: 'OPTIONS', url: '/api/clients', headers })
  expect([asked.statusCode, asked.headers['access-control-allow-origin']]).toEqual([404, undefined])
})

test('only the scripts that the API’s page was made with may run in it', async () => {
  const { headers } = await ask(kinds['the API’s page'] ?? { url: '/docs/', status: 200, type: '' }, false)
  expect(directives(headers['content-security-policy']).get('script-src')).toEqual(
    expect.arrayContaining(["'self'", expect.stringMatching(/^'sha256-/)]),
  )
})
