import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { modules, type App } from '#app'
import { type Api, makeBoleto, makeClient, openApi, openApp } from '#testing'
import { flushReads, showsPersonal } from './audit-reads.ts'

let app: App
let api: Api

beforeAll(async () => {
  app = await openApp()
  api = await openApi(app)
})

afterAll(async () => {
  await api.close()
  await app.close()
})

const reads = async () => {
  await flushReads(app.runtime)
  const { rows } =
    await sql<object>`select l.actor_name, l.subject_kind, l.subject_id, l.row_count, d.content from kernel.audit_log l
    left join kernel.audit_details d on d.audit_id = l.id where l.kind = 'read' order by l.chain, l.seq`.execute(
      app.runtime.db,
    )
  return rows
}

test('who opened whose file is kept, and who listed what: not what it said', async () => {
  const { id, name } = await makeClient(api.ctx)
  await api.ask('GET', `/api/clients/${id}`)
  await api.ask('GET', '/api/clients?status=active')
  const kept = await reads()
  expect(kept).toMatchObject([
    { actorName: 'Operadora', subjectKind: 'clients', subjectId: id, rowCount: null, content: null },
    { subjectKind: 'clients', subjectId: null, rowCount: 1, content: { filter: { status: 'active' } } },
  ])
  expect(JSON.stringify(kept)).not.toContain(name)
})

test('a print of many titles tells which', async () => {
  const boletos = [await makeBoleto(api.ctx), await makeBoleto(api.ctx)]
  const invoiceIds = boletos.map(({ invoiceId }) => invoiceId)
  await api.ask('POST', '/api/boletos/carne', { invoiceIds })
  expect((await reads()).at(-1)).toMatchObject({
    subjectKind: 'boletos',
    rowCount: 2,
    content: { filter: { invoiceIds } },
  })
})

test('what is refused shows nothing, and is no read', async () => {
  const before = (await reads()).length
  await api.ask('GET', '/api/clients/01990000-0000-7000-8000-000000000000')
  expect(await reads()).toHaveLength(before)
})

test('no header keeps a reader out of the log', async () => {
  const { id } = await makeClient(api.ctx)
  const before = (await reads()).length
  await api.ask('GET', `/api/clients/${id}`, undefined, { 'x-forwarded-for': 'de lugar nenhum' })
  expect(await reads()).toHaveLength(before + 1)
})

const keys = Object.values(modules).flatMap((module) => Object.entries(module.routes))

test.each([
  'GET /api/clients',
  'GET /api/clients.csv',
  'GET /api/clients/:id',
  'GET /api/clients/:id/documents/:documentId/file',
  'GET /api/invoices/:id/boleto.pdf',
  'POST /api/boletos/carne',
  'GET /api/privacy/people/:id/data.tar.gz',
  'GET /api/privacy/staff/:id',
  'GET /api/privacy/staff/:id/data.html',
  'GET /api/search',
])('%s is a read of personal data', (key) => {
  const route = keys.find(([found]) => found === key)?.[1] ?? expect.fail(`no ${key}`)
  expect(showsPersonal(key, route)).toBe(true)
})

test('what shows no person is none', () => {
  for (const [key, route] of keys.filter(([key]) =>
    /^GET \/(api\/(municipalities|plans|session)|metrics|health)/.test(key),
  ))
    expect([key, showsPersonal(key, route)]).toEqual([key, false])
})
