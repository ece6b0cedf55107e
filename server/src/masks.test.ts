import { formatDocument } from '@open-sgp/brasil'
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { modules, permissions, type App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { noCompany } from '#kernel/session'
import { keepSetting } from '#kernel/settings'
import { prepareAdministrator } from '#modules/access'
import { changeClient, getClient, getClientFile } from '#modules/clients'
import { contractTerms } from '#modules/contracts'
import { makeCompany, makePerson, openApp, testActor } from '#testing'
import { makeRows } from './testing/hostile/make-rows.ts'
import { readEndpoint, soundRequest, toInject } from './testing/hostile/sound-request.ts'

let app: App
let server: FastifyInstance
let ctx: Ctx
let rows: Record<string, string>
let token: string
let planted: string[]

beforeAll(async () => {
  const many = 1_000_000
  app = await openApp({ quotas: { read: many, write: many, heavy: many } })
  server = await app.createServer()
  const setUp = createCtx(app.runtime, { actor: testActor, companyId: noCompany })
  const login = { email: 'administradora@provedor.test', password: 'girassol-torto-na-varanda' }
  await prepareAdministrator(setUp, { ...login, permissions: Object.keys(permissions) })
  ctx = setUp.forCompany((await makeCompany(setUp)).id)
  rows = await makeRows(app, ctx)
  const terms = { value: 'Contrato de {cliente}, {documento}', version: 0, reason: 'Primeiro texto' }
  await keepSetting(ctx, contractTerms, terms)
  const masks = ['document', 'phone', 'email', 'address', 'name']
  const role = await ctx.db
    .insertInto('access.roles')
    .values({
      id: newId(),
      companyId: ctx.companyId,
      name: 'Tudo mascarado',
      permissions: Object.keys(permissions),
      masks,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  token = (await makePerson(ctx, { role: role.id })).token
  planted = await findPlanted()
})

afterAll(async () => {
  await server.close()
  await app.close()
})

/** What is personal of the client of the made rows, as it is kept. */
async function findPlanted(): Promise<string[]> {
  const id = rows['clientId'] ?? ''
  const before = await getClient(ctx, { id })
  // The history tells of the document too.
  await changeClient(ctx, { id, version: before.version, rg: 'RG 77.665.544' })
  const { name, document, contacts, addresses } = await getClientFile(ctx, { id })
  const staff = await ctx.db
    .selectFrom('administration.employees')
    .select('document')
    .where('id', '=', rows['employeeId'] ?? '')
    .executeTakeFirstOrThrow()
  return [name, document, ...contacts.map(({ value }) => value), addresses[0]?.street, staff.document].filter(
    (text) => typeof text === 'string',
  )
}

const readable = Object.values(modules)
  .flatMap(({ routes }) => Object.entries(routes))
  .filter(
    ([key, { permission, response }]) => key.startsWith('GET ') && permission !== 'public' && response !== 'events',
  )
  .map(([key, route]) => readEndpoint(key, route))

const files = Object.values(modules)
  .flatMap(({ routes }) => Object.entries(routes))
  .filter(([key, { permission, response }]) => response === 'file' && permission !== 'public' && !key.endsWith('.csv'))
/** Files that say nothing of people, and those that are printed masked. */
const otherFiles = new Set(['GET /metrics', 'GET /api/invoices/:id/boleto.pdf', 'POST /api/boletos/carne'])
/** The company's own address is on every bill; the made client lives in the same street. */
const ownAddress = /^\/api\/company$/

const ask = (url: string, payload?: object) =>
  server.inject({
    method: payload ? 'PATCH' : 'GET',
    url,
    headers: { authorization: `Bearer ${token}` },
    ...(payload && { payload }),
  })

test('what is planted is there to be found', () => expect(planted.length).toBeGreaterThan(3))

test.each(readable.filter(({ url }) => !ownAddress.test(url)))(
  '$key shows nothing personal to a role that masks it',
  async (endpoint) => {
    const { url } = toInject(endpoint, soundRequest(endpoint, rows))
    const { body } = await ask(url)
    expect(planted.filter((text) => body.includes(text))).toEqual([])
  },
)

test.each(files)('%s gives no whole file of people to a role that masks them', async (key, route) => {
  if (otherFiles.has(key)) return expect(route.showsWhole).toBeUndefined()
  const endpoint = readEndpoint(key, route)
  const { statusCode, body } = await ask(toInject(endpoint, soundRequest(endpoint, rows)).url)
  expect([statusCode, body]).toEqual([403, expect.stringContaining('masked-file')])
})

/** What a PDF of ours writes on its pages. */
const printed = (pdf: Buffer): string =>
  [...pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)]
    .map(([, stream = '']) => {
      try {
        return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')
      } catch {
        return ''
      }
    })
    .join('\n')

test('a second copy of a boleto is printed with the payer masked', async () => {
  const { rawPayload } = await ask(`/api/invoices/${rows['invoiceId'] ?? ''}/boleto.pdf`)
  const text = printed(rawPayload)
  const [name = '', document = ''] = planted
  const masked = `***.${document.slice(3, 6)}.${document.slice(6, 9)}-**`
  expect(text).toContain(masked)
  expect([name, document, formatDocument(document)].filter((one) => text.includes(one))).toEqual([])
})

test('how a long work goes is told masked too', async () => {
  const at = { createdAt: ctx.now, startedAt: ctx.now, finishedAt: ctx.now }
  const { id } = await ctx.db
    .insertInto('kernel.operations')
    .values({
      id: newId(),
      companyId: ctx.companyId,
      kind: 'billing.run',
      permission: 'billing.run.start',
      input: {},
      state: 'failed',
      problem: { detail: `O documento ${planted[1]} não confere` },
      startedBy: 'teste',
      startedByName: 'Teste',
      ...at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { statusCode, body } = await ask(`/api/operations/${id}/events`)
  expect([statusCode, body]).toEqual([200, expect.stringContaining('não confere')])
  expect(planted.filter((text) => body.includes(text))).toEqual([])
})

test('the log of changes tells that something changed, not what it was', async () => {
  const { statusCode, body } = await ask(`/api/audit-changes?recordId=${rows['clientId'] ?? ''}`)
  expect([statusCode, body]).toEqual([200, expect.stringContaining('"field":"document"')])
  expect(planted.filter((text) => body.includes(text))).toEqual([])
})

const search = async (text: string, limit = 50) =>
  (await ask(`/api/clients?limit=${limit}&search=${encodeURIComponent(text)}`)).json<{
    items: unknown[]
    nextCursor: string | null
  }>()

test('what is seen masked is found whole, and never digit by digit', async () => {
  const [, document = '', ...contacts] = planted
  const email = contacts.find((value) => value.includes('@')) ?? ''
  for (const whole of [document, email]) expect((await search(whole)).items).toHaveLength(1)
  const begun = [document.slice(0, 10), document.slice(0, 5), email.slice(0, -1), '+554899']
  for (const part of begun) expect((await search(part)).items).toEqual([])
})

test('a taken document is told without the name of its holder', async () => {
  const [name = '', document = ''] = planted
  const payload = { kind: 'pf', name: 'Outra Pessoa', document }
  const headers = { authorization: `Bearer ${token}` }
  const refused = await server.inject({ method: 'POST', url: '/api/clients', headers, payload })
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'document-taken'])
  expect(refused.body).not.toContain(name)
})

test('what came masked is refused at its field, and what is left out stays', async () => {
  const id = rows['clientId'] ?? ''
  const client = (await ask(`/api/clients/${id}`)).json<{ document: string; version: number }>()
  expect(client.document).toMatch(/^\*\*\*\.\d{3}\.\d{3}-\*\*$/)
  const { document, version } = client
  const refused = await ask(`/api/clients/${id}`, { document, version })
  expect([refused.statusCode, refused.json().code, refused.json().errors[0].pointer]).toEqual([
    422,
    'masked-value',
    '/document',
  ])
  expect((await ask(`/api/clients/${id}`, { rg: '1234567', version })).statusCode).toBe(200)
  expect((await getClient(ctx, { id })).document).toBe(planted[1])
})

test('a stale version shows how the client is now, masked', async () => {
  const refused = await ask(`/api/clients/${rows['clientId'] ?? ''}`, { rg: '1', version: 999 })
  expect(refused.json().code).toBe('stale-version')
  expect(planted.filter((text) => refused.body.includes(text))).toEqual([])
})
