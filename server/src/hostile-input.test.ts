import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { modules, permissions, type App } from '#app'
import { createCtx } from '#kernel/context'
import { noCompany } from '#kernel/session'
import { prepareAdministrator } from '#modules/access'
import { makeRetorno, openApp, signInAs, testActor } from '#testing'
import { askAll, type Case } from './testing/hostile/ask-all.ts'
import { digestDatabase } from './testing/hostile/digest-database.ts'
import { bodyCases, foreignCases, pathCases, queryCases } from './testing/hostile/cases.ts'
import { findFault } from './testing/hostile/judge-answer.ts'
import { openProvider, type Provider } from './testing/hostile/open-provider.ts'
import { readEndpoint, soundRequest, toInject } from './testing/hostile/sound-request.ts'
import { watchDocumented } from './testing/hostile/watch-documented.ts'

const endpoints = Object.values(modules)
  .flatMap(({ routes }) => Object.entries(routes))
  .map(([key, route]) => readEndpoint(key, route))
const writes = endpoints.filter(({ method }) => method !== 'GET')
const withBody = endpoints.filter(({ body }) => body !== undefined)
const withPath = endpoints.filter(({ url }) => url.includes(':'))
/** Holds every request that these tests make, theirs of others' ids too: as a file it is long, and it rightly repeats what was asked. */
const auditFile = 'GET /api/audit-log.csv'
const withQuery = endpoints.filter(({ key, route }) => route.query !== undefined && key !== auditFile)

let app: App
let server: FastifyInstance
let ours: Provider
let theirs: Provider
let session: Promise<string> | undefined
let undocumented: ReadonlySet<string>

const theUnknown = '01990000-0000-7000-8000-000000000000'
const login = { email: 'administradora@provedor.test', password: 'uma-senha-comprida' }
const signIn = () => signInAs(app.runtime.db, login.email)
const token = () => (session ??= signIn())

beforeAll(async () => {
  app = await openApp()
  server = await app.createServer()
  undocumented = watchDocumented(server)
  const setUp = createCtx(app.runtime, { actor: testActor, companyId: noCompany })
  await prepareAdministrator(setUp, { ...login, permissions: Object.keys(permissions) })
  ours = await openProvider(app, server, token)
  theirs = await openProvider(app, server, token)
})

afterAll(async () => {
  await server.close()
  await app.close()
})

/** Faults of the answers, and what changed although every one of them was to be refused. */
async function refuseAll(cases: readonly Case[]): Promise<string[]> {
  const before = await digestDatabase(app.runtime.db)
  const faults = await askAll(ours, cases)
  const after = await digestDatabase(app.runtime.db)
  const changed = Object.keys(after).filter((table) => after[table] !== before[table])
  return [...faults, ...changed.map((table) => `${table} changed`)]
}

function expectNone(faults: readonly string[]): void {
  if (faults.length > 0) expect.fail(faults.join('\n'))
}

test.each(endpoints.filter(({ key }) => key !== auditFile))(
  '$key keeps the rows of another company apart',
  async (endpoint) => {
    expectNone(await refuseAll(foreignCases(endpoint, ours.rows, theirs.rows)))
  },
)

test.each(withBody)('$key refuses bodies that its schema does not admit, and changes nothing', async (endpoint) => {
  expectNone(await refuseAll(bodyCases(endpoint, ours.rows).filter(({ mustRefuse }) => mustRefuse)))
})

test.each(withPath)('$key refuses ids that are none or nobody’s, and changes nothing', async (endpoint) => {
  expectNone(await refuseAll(pathCases(endpoint, ours.rows)))
})

test.each(withQuery)('$key survives odd queries and cursors', async (endpoint) => {
  expectNone(await askAll(ours, queryCases(endpoint, ours.rows)))
})

const accepted = new Set<string>()

test.each(endpoints)('$key understands a sound request and survives odd values in every field', async (endpoint) => {
  const { key, url, route, method, body } = endpoint
  if (method !== 'GET' && (body !== undefined || url.includes(':'))) await ours.renew()
  const request = soundRequest(endpoint, ours.rows)
  const parts = [
    [route.params, request.params],
    [route.query, request.query],
    ...(body ? [[route.body, request.body]] : []),
  ]
  for (const [schema, part] of parts) expect(schema?.safeParse(part).error?.issues ?? []).toEqual([])
  const odd = bodyCases(endpoint, ours.rows).filter(({ mustRefuse }) => !mustRefuse)
  const answer = await ours.send(toInject(endpoint, request))
  if (url.startsWith('/api/logout')) session = undefined
  if (answer.statusCode < 300) accepted.add(key)
  expectNone([findFault(answer, request) ?? [], await askAll(ours, odd)].flat())
})

test('the requests that the odd ones are made from are mostly accepted, so that these reach the use cases', () => {
  // A password, code or key that proves a person follows from no schema.
  const plain = endpoints.filter(({ url }) => !/^\/api\/(login|oauth|password|account)\b/.test(url))
  expect(plain.filter(({ key }) => accepted.has(key)).length / plain.length).toBeGreaterThan(0.85)
})

test.each(writes)('$key survives half a JSON and an unknown query', async (endpoint) => {
  const sound = toInject(endpoint, soundRequest(endpoint, ours.rows))
  const headers = { 'content-type': 'application/json' }
  const answer = await ours.send({ ...sound, url: `${sound.url}?x=1`, headers, payload: '{"x":' })
  if (endpoint.url.startsWith('/api/logout')) session = undefined
  expectNone([findFault(answer, { body: {} }) ?? []].flat())
})

test.each(['x', theUnknown, '%00', "' or true --"])('a session opens no company called %s', async (companyId) => {
  const headers = { authorization: `Bearer ${await token()}`, 'x-company-id': companyId }
  const answer = await server.inject({ method: 'GET', url: '/api/clients', headers })
  expect([answer.statusCode, answer.json().code]).toEqual([401, 'unauthorized'])
})

test.each(['/api/retornos', '/api/retornos/preview'])(
  '%s does not find the account of another company',
  async (path) => {
    const accountId = theirs.rows['accountId'] ?? ''
    const payload = Buffer.from(await makeRetorno(theirs.ctx, accountId, []))
    const headers = { 'content-type': 'application/octet-stream' }
    const wire = { method: 'POST' as const, url: `${path}?accountId=${accountId}`, headers, payload }
    expectNone(await refuseAll([{ label: path, wire, sent: {}, statuses: [404] }]))
  },
)

test('every answer until here was as the OpenAPI document says', () => {
  expect([...undocumented]).toEqual([])
})
