import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { request as openRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import type { FastifyInstance } from 'fastify'
import type { App } from '#app'
import { createCtx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { createUser } from '#modules/access'
import { makeClient, makeCompany, openApp, testActor } from '#testing'

const login = { email: 'ana@provedor.test', password: 'uma-senha-comprida' }
const many = 12_000
let app: App
let server: FastifyInstance
let headers: { authorization: string }
let port: number

const columns = JSON.stringify([
  { field: 'code', title: 'Código' },
  { field: 'name', title: 'Nome' },
  { field: 'status', title: 'Situação', words: { active: 'Ativo', lead: 'Interessado' } },
])

beforeAll(async () => {
  app = await openApp()
  server = await app.createServer()
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  const ctx = outside.forCompany((await makeCompany(outside)).id)
  await createUser(ctx, { ...login, name: 'Ana', permissions: ['clients.client.read'] })
  const { token } = (await server.inject({ method: 'POST', url: '/api/login', payload: login })).json()
  headers = { authorization: `Bearer ${token}` }
  const first = await makeClient(ctx, { name: '=HYPERLINK("http://mau";"x")' })
  await makeClient(ctx, { name: 'Diz "oi"; e vai' })
  await multiply(first.id)
  await server.listen({ port: 0, host: '127.0.0.1' })
  const address = server.server.address()
  port = isAddress(address) ? address.port : 0
}, 120_000)

const isAddress = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null

/** Many clients by copying one: the columns are whatever the table has today. */
async function multiply(id: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
    where table_schema = 'clients' and table_name = 'clients' and is_generated = 'NEVER'`.execute(app.runtime.db)
  const own: Record<string, string> = {
    id: 'gen_random_uuid()',
    code: '1000 + n',
    name: `'Cliente ' || n`,
    document: '(90000000000 + n)::text',
    status: `case when n % 2 = 0 then 'lead' else 'active' end::clients.client_status`,
  }
  const names = rows.map(({ name }) => name)
  await sql`insert into clients.clients (${sql.raw(names.join(', '))})
    select ${sql.raw(names.map((name) => own[name] ?? name).join(', '))}
    from clients.clients, generate_series(1, ${many}) n where id = ${id}`.execute(app.runtime.db)
}

afterAll(async () => {
  await server.close()
  await app.close()
})

const ask = (query: Record<string, string> = {}, own: object = headers) =>
  server.inject({
    method: 'GET',
    url: `/api/clients.csv?${new URLSearchParams(query).toString()}`,
    headers: { ...own },
  })

test('the whole filter becomes one file, every row once, as the list shows it', async () => {
  const answer = await ask({ columns, title: 'Clientes' })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
  expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="Clientes-\d{4}-\d{2}-\d{2}\.csv"/)
  const lines = answer.payload.split('\r\n')
  expect(lines[0]).toBe('\uFEFFCódigo;Nome;Situação')
  expect(lines.at(-1)).toBe('')
  expect(lines).toHaveLength(many + 2 + 2)
  expect(new Set(lines).size).toBe(lines.length)
  expect(lines).toContain('1;"\'=HYPERLINK(""http://mau"";""x"")";Ativo')
  expect(lines).toContain('2;"Diz ""oi""; e vai";Ativo')
  expect(lines).toContain('1002;Cliente 2;Interessado')
})

test('the filter of the list is the filter of the file', async () => {
  const lines = (await ask({ columns, status: 'lead' })).payload.trimEnd().split('\r\n')
  expect(lines).toHaveLength(many / 2 + 1)
  expect(lines.slice(1).every((line) => line.endsWith(';Interessado'))).toBe(true)
})

test('without columns every field of the row has one, and an empty list is its headings alone', async () => {
  const answer = await ask({ status: 'inactive' })
  expect(answer.payload).toMatch(/^\uFEFF.*\bcode;.*\bname;.*\r\n$/)
})

test.each([
  ['not json', '/columns'],
  ['[{"field":"passwordHash","title":"x"}]', '/columns'],
  ['[]', '/columns'],
])('columns %s are refused with a pointer', async (text, pointer) => {
  const answer = await ask({ columns: text })
  expect([answer.statusCode, answer.json().errors?.[0]?.pointer]).toEqual([422, pointer])
})

test('reading a whole list leaves a row in the audit log', async () => {
  const answer = await ask({ columns })
  const { rows } = await sql<{ path: string; actorKind: string }>`select path, actor_kind from kernel.audit_log
    where request_id = ${String(answer.headers['x-request-id'])} and kind = 'request'`.execute(app.runtime.db)
  expect(rows).toEqual([{ path: '/api/clients.csv', actorKind: 'user' }])
})

/** More than what the sockets between two processes hold. */
const wide = JSON.stringify(Array.from({ length: 60 }, () => ({ field: 'createdAt', title: 'Criado em' })))

/** Asks over a real socket and reads nothing. */
async function openSlowly() {
  const path = `/api/clients.csv?columns=${encodeURIComponent(wide)}`
  const asked = openRequest({ port, host: '127.0.0.1', path, headers, agent: false })
  asked.end()
  const [answer] = await once(asked, 'response')
  return { asked, answer }
}

const inTransaction = async () => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`.execute(app.runtime.db)
  return rows[0]?.count ?? 0
}

test('who goes away half-way frees the connection that the file was read from', async () => {
  const { asked, answer } = await openSlowly()
  answer.on('error', () => {})
  await once(answer, 'readable')
  asked.destroy()
  await expect.poll(inTransaction, { timeout: 10_000 }).toBe(0)
})

test('who goes away before the file begins leaves no place taken', async () => {
  for (let times = 0; times < 5; times++) {
    const asked = openRequest({
      port,
      host: '127.0.0.1',
      path: `/api/clients.csv?columns=${encodeURIComponent(wide)}`,
      headers,
      agent: false,
    })
    asked.on('error', () => {})
    asked.end()
    await once(asked, 'finish')
    await setTimeout(times * 3)
    asked.destroy()
  }
  await expect.poll(inTransaction, { timeout: 10_000 }).toBe(0)
  expect((await ask({ columns, status: 'inactive' })).statusCode).toBe(200)
})

test('a failure half-way cuts the connection: half a list does not look whole', async () => {
  const { answer } = await openSlowly()
  await once(answer, 'readable')
  await expect.poll(inTransaction, { timeout: 10_000 }).toBe(1)
  const failed = once(answer, 'error')
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`.execute(app.runtime.db)
  answer.resume()
  const [error] = await failed
  expect(error.message).toMatch(/aborted/)
  expect(answer.complete).toBe(false)
})

test('too many at once are asked to wait, and the place is free again afterwards', async () => {
  const slow = await Promise.all([openSlowly(), openSlowly(), openSlowly()])
  const answer = await ask({ columns })
  expect([answer.statusCode, answer.json().code]).toEqual([503, 'exports-busy'])
  for (const { asked, answer: reply } of slow) {
    reply.on('error', () => {})
    asked.destroy()
  }
  await expect.poll(async () => (await ask({ columns, status: 'inactive' })).statusCode, { timeout: 10_000 }).toBe(200)
})
