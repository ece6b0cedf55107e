import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '#app'
import { signAudit } from '#kernel/sign-audit'
import { drainJobs } from '#kernel/worker'
import { type Api, makeClient, openApi, openApp, textAt } from '#testing'

let app: App
let api: Api
let clientId: string

beforeAll(async () => {
  app = await openApp()
  api = await openApi(app)
  const client = await makeClient(api.ctx)
  clientId = client.id
  await api.ask('PATCH', `/api/clients/${clientId}`, { version: client.version, name: 'Maria Aparecida' })
})

afterAll(async () => {
  await api.close()
  await app.close()
})

test('who changed a client is found by the record, with before and after in words', async () => {
  const { body } = await api.ask('GET', `/api/audit-log?recordId=${clientId}&kind=change&table=clients.clients`)
  expect(body).toMatchObject({
    items: [
      { op: 'update', actorName: 'Operadora', tableLabel: 'Cliente', address: '127.0.0.1' },
      { op: 'insert', actorName: 'Teste' },
    ],
  })
  const file = await api.ask('GET', `/api/audit-log/${textAt(body, 'items', 0, 'id')}`)
  expect(file.body).toMatchObject({
    records: [{ recordId: clientId, changes: [{ field: 'name', label: 'Nome', after: 'Maria Aparecida' }] }],
    siblings: [{ kind: 'request', method: 'PATCH', status: 200 }],
  })
})

test('the log is searched by person, request, kind, address and period', async () => {
  const count = async (query: string) => {
    const { status, body } = await api.ask('GET', `/api/audit-log?limit=200&${query}`)
    expect([query, status]).toEqual([query, 200])
    return Array.isArray(body['items']) ? body['items'].length : 0
  }
  expect(await count('person=operadora&kind=change')).toBe(1)
  expect(await count('person=100%25')).toBe(0)
  expect(await count('from=2026-01-10&until=2026-01-10&person=Operadora')).toBeGreaterThan(1)
  expect(await count('from=2026-01-11&until=2026-01-11')).toBe(0)
  expect(await count('address=127.0.0.1&kind=request')).toBeGreaterThan(0)
  expect(await count('address=10.0.0.1')).toBe(0)
  expect(await count('search=operadora&kind=change')).toBe(1)
  expect(await count(`search=${clientId}&kind=change&table=clients.clients`)).toBe(2)
  expect(await count('search=127.0.0.1&kind=request')).toBeGreaterThan(0)
  expect((await api.ask('GET', '/api/audit-log?address=nada')).status).toBe(422)
})

test('a page ends where the next begins', async () => {
  const first = await api.ask('GET', '/api/audit-log?limit=2')
  const next = await api.ask('GET', `/api/audit-log?limit=200&cursor=${textAt(first.body, 'nextCursor')}`)
  const ids = [first, next]
    .flatMap(({ body }) => (Array.isArray(body['items']) ? body['items'] : []))
    .map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('the history of a record shows what belongs to it too', async () => {
  const { body } = await api.ask('GET', `/api/audit-changes?recordId=${clientId}`)
  const tables = Array.isArray(body['items']) ? body['items'].map(({ tableName }) => tableName) : []
  expect(tables).toEqual(expect.arrayContaining(['clients.clients', 'clients.addresses', 'clients.contacts']))
})

test('what another company changed is not there', async () => {
  const other = await openApi(app)
  expect(await other.ask('GET', `/api/audit-changes?recordId=${clientId}`)).toMatchObject({ body: { items: [] } })
  await other.close()
})

test('the verification is an operation, and names the row that somebody altered', async () => {
  await signAudit(api.ctx)
  const verify = async () => {
    const started = await api.ask('POST', '/api/audit/verify', {})
    expect(started.status).toBe(202)
    await drainJobs(app.work)
    const { body } = await api.ask('GET', `/api/operations/${textAt(started.body, 'operationId')}`)
    return body['result']
  }
  expect(await verify()).toMatchObject({ isSound: true, checkpointCount: 1 })
  await app.runtime.db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`update kernel.audit_log set actor_name = 'Outra' where kind = 'change' and actor_name = 'Operadora'`.execute(
      tx,
    )
  })
  expect(await verify()).toMatchObject({ isSound: false, findingCount: 1, findings: [{ kind: 'altered' }] })
})
