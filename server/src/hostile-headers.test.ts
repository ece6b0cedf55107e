import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { modules, permissions, type App } from '#app'
import { createCtx } from '#kernel/context'
import { serveDocs } from '#kernel/docs'
import { serveWeb } from '#kernel/serve-web'
import { noCompany } from '#kernel/session'
import { prepareAdministrator } from '#modules/access'
import { makeCompany, openApp, signInAs, testActor } from '#testing'
import { findFault } from './testing/hostile/judge-answer.ts'
import { oddHeaders, oddMediaTypes, oddPayloads } from './testing/hostile/odd-headers.ts'
import { watchDocumented } from './testing/hostile/watch-documented.ts'
import { makeWeb } from './testing/make-web.ts'

const email = 'administradora@provedor.test'
const nobody = '01990000-0000-7000-8000-000000000000'
const longestMs = 5_000

let app: App
let server: FastifyInstance
let web: { folder: string; remove: () => void }
let token: string
let undocumented: ReadonlySet<string>

beforeAll(async () => {
  app = await openApp()
  const outside = createCtx(app.runtime, { actor: testActor, companyId: noCompany })
  await prepareAdministrator(outside, { email, password: 'uma-senha-comprida', permissions: Object.keys(permissions) })
  await makeCompany(outside)
  server = await app.createServer()
  undocumented = watchDocumented(server)
  await serveDocs(server)
  web = makeWeb()
  await serveWeb(server, web.folder)
  token = await signInAs(app.runtime.db, email)
})

afterAll(async () => {
  await server.close()
  await app.close()
  web.remove()
})

type Ask = InjectOptions & { url: string }
const lower = (headers: InjectOptions['headers']) => JSON.stringify(headers).slice(0, 120)

/** What is wrong with the answers to these requests, asked by nobody and by the administrator; what a request says itself stays. */
async function findFaults(asks: readonly Ask[]): Promise<string[]> {
  const faults: string[] = []
  for (const ask of asks)
    for (const session of [{}, { authorization: `Bearer ${token}` }]) {
      const started = performance.now()
      const answer = await server.inject({ ...ask, headers: { ...session, ...ask.headers } })
      const sent = { body: {}, headers: ask.headers }
      const fault =
        performance.now() - started > longestMs ? 'late' : ask.method === 'HEAD' ? undefined : findFault(answer, sent)
      if (fault !== undefined) faults.push(`${ask.method} ${ask.url} ${lower(ask.headers)} → ${fault}`)
    }
  return faults.slice(0, 10)
}

const readings: readonly string[] = [
  '/api/clients',
  `/api/clients/${nobody}`,
  '/api/clients.csv',
  `/api/operations/${nobody}/events`,
  `/api/portal/invoices/${'x'.repeat(43)}`,
  '/metrics',
  '/health/ready',
  '/docs/openapi.json',
  '/',
  '/clientes',
  '/assets/app-1.js',
]
const writings: readonly string[] = [
  '/api/plans',
  `/api/clients/${nobody}/addresses`,
  '/api/login',
  '/api/oauth/token',
  '/api/retornos/preview',
  `/api/operations/${nobody}/cancel`,
]

test.each(readings)('GET %s survives every odd header', async (url) => {
  expect(await findFaults(oddHeaders.map((headers) => ({ method: 'GET', url, headers })))).toEqual([])
})

test.each(writings)('POST %s survives every odd header and kind of content', async (url) => {
  const payload = '{"name":"x"}'
  const typed = oddHeaders.map((headers) => ({ 'content-type': 'application/json', ...headers }))
  const asks = [...typed, ...oddMediaTypes].map((headers): Ask => ({ method: 'POST', url, headers, payload }))
  expect(await findFaults(asks)).toEqual([])
})

test.each(writings)('POST %s survives odd bodies under the name of JSON, form, bytes and nothing', async (url) => {
  const types = ['application/json', 'application/x-www-form-urlencoded', 'application/octet-stream', undefined]
  const asks = oddPayloads.flatMap(([, payload]) =>
    types.map((type): Ask => ({ method: 'POST', url, payload, headers: type ? { 'content-type': type } : {} })),
  )
  expect(await findFaults(asks)).toEqual([])
})

const urls = [...new Set(Object.values(modules).flatMap(({ routes }) => Object.keys(routes).map(urlOf)))]
function urlOf(key: string): string {
  return (key.split(' ')[1] ?? '').replace(/:\w+/g, nobody)
}

test.each([
  'HEAD',
  'OPTIONS',
  'TRACE',
  'PUT',
  'PATCH',
  'DELETE',
  'POST',
  'PROPFIND',
  'SEARCH',
  'LOCK',
  'QUERY',
] as const)('%s of any address answers at once and in our form, also where there is none such', async (method) => {
  const known = new Set(
    Object.values(modules).flatMap(({ routes }) =>
      Object.keys(routes).map((key) => `${key.split(' ')[0]} ${urlOf(key)}`),
    ),
  )
  const asks = urls.filter((url) => !known.has(`${method} ${url}`)).map((url) => ({ method: method as 'HEAD', url }))
  expect(asks.length).toBeGreaterThan(100)
  expect(await findFaults(asks)).toEqual([])
})

test('every answer until here was as the OpenAPI document says', () => {
  expect([...undocumented]).toEqual([])
})
