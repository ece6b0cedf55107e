import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import type { App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { headOffice, type Scope } from '#kernel/rights'
import { createSite } from '#modules/administration'
import { createBranch } from '#modules/company'
import { makeClient, makeCompany, makeContract, makeDebt, makePerson, openApp, testActor } from '#testing'

let app: App
let server: FastifyInstance
let ctx: Ctx
let branchId: string
let inBranch: { clientId: string; invoiceId: string }
let inHeadOffice: { clientId: string; invoiceId: string }

beforeAll(async () => {
  app = await openApp()
  server = await app.createServer()
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  ctx = outside.forCompany((await makeCompany(outside)).id)
  branchId = (await createBranch(ctx, { code: 'SUL', name: 'Sul', postalCode: '88010000', ibgeCode: '4205407' })).id
  inBranch = await makeDebtor({ branchId })
  inHeadOffice = await makeDebtor({})
})

afterAll(async () => {
  await server.close()
  await app.close()
})

async function makeDebtor(place: { branchId?: string }) {
  const client = await makeClient(ctx, place)
  const contract = await makeContract(ctx, { clientId: client.id })
  const debt = await makeDebt(ctx, contract, { dueOn: '2026-01-05' })
  return { clientId: client.id, invoiceId: debt.id }
}

const permissions = ['clients.client.read']
const personIn = (scope: Scope, role = 'administrador') => makePerson(ctx, { role, scope })

async function ask(token: string, method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) {
  const answer = await server.inject({
    method,
    url,
    headers: { authorization: `Bearer ${token}` },
    ...(payload && { payload }),
  })
  return { status: answer.statusCode, text: answer.body, json: <T>(): T => answer.json() }
}

const codesSeen = async (token: string) => {
  const { text } = await ask(token, 'GET', '/api/clients?limit=200')
  return [inBranch, inHeadOffice].map(({ clientId }) => text.includes(clientId))
}

test('a person of a branch sees its clients, one of the head office those of none, one of both all', async () => {
  expect(await codesSeen((await personIn({ branchIds: [branchId] })).token)).toEqual([true, false])
  expect(await codesSeen((await personIn({ branchIds: [headOffice] })).token)).toEqual([false, true])
  expect(await codesSeen((await personIn({ branchIds: [branchId, headOffice] })).token)).toEqual([true, true])
})

test('a city is where something is installed', async () => {
  expect(await codesSeen((await personIn({ cities: ['4205407'] })).token)).toEqual([true, true])
  expect(await codesSeen((await personIn({ cities: ['3550308'] })).token)).toEqual([false, false])
  expect(await codesSeen((await personIn({ cities: ['4205407'], branchIds: [branchId] })).token)).toEqual([true, false])
})

test('a POP is what serves a contract', async () => {
  const place = { name: 'Morro', postalCode: '88010000', ibgeCode: '4205407' }
  const pop = await createSite(ctx, { ...place, kind: 'pop' })
  const served = await makeClient(ctx)
  const contract = await makeContract(ctx, { clientId: served.id })
  const { status } = await ask(
    (await personIn({ cities: ['4205407'] })).token,
    'PATCH',
    `/api/contracts/${contract.id}`,
    {
      version: contract.version,
      popId: pop.id,
    },
  )
  expect(status).toBe(200)
  const { token } = await personIn({ popIds: [pop.id] })
  expect(await codesSeen(token)).toEqual([false, false])
  const { items } = (await ask(token, 'GET', '/api/clients')).json<{ items: { id: string }[] }>()
  expect(items.map(({ id }) => id)).toEqual([served.id])
  const version = contract.version + 1
  const away = await ask(token, 'PATCH', `/api/contracts/${contract.id}`, { version, popId: null })
  expect([away.status, away.json<{ code: string }>().code]).toEqual([403, 'outside-scope'])
  const elsewhere = await personIn({ popIds: [pop.id], cities: ['3550308'] })
  expect((await ask(elsewhere.token, 'GET', `/api/contracts/${contract.id}`)).status).toBe(404)
})

test('a receipt point serves no contract, and bounds no role', async () => {
  const till = await createSite(ctx, {
    kind: 'receipt_point',
    name: 'Loja',
    postalCode: '88010000',
    ibgeCode: '4205407',
  })
  const contract = await makeContract(ctx, { clientId: inBranch.clientId })
  const boss = await personIn({ cities: ['4205407'] })
  const change = { version: contract.version, popId: till.id }
  expect((await ask(boss.token, 'PATCH', `/api/contracts/${contract.id}`, change)).text).toContain('/popId')
  const [role] = await ctx.db.selectFrom('access.roles').select('id').where('key', '=', 'tecnico').execute()
  const { id } = await makePerson(ctx, { permissions })
  const { token } = await makePerson(ctx, { role: 'administrador' })
  const given = await ask(token, 'POST', `/api/users/${id}/roles`, { roleId: role?.id, scope: { popIds: [till.id] } })
  expect([given.status, given.text.includes('/scope/popIds/0')]).toEqual([422, true])
})

test('who sees only their own orders sees nobody while there are none', async () => {
  expect(await codesSeen((await personIn({ ownOnly: true })).token)).toEqual([false, false])
})

test('the file of a list holds what the list shows', async () => {
  const { token } = await personIn({ branchIds: [branchId] })
  const { status, text } = await ask(token, 'GET', '/api/invoices.csv')
  expect(status).toBe(200)
  expect([text.includes(inBranch.invoiceId), text.includes(inHeadOffice.invoiceId)]).toEqual([true, false])
})

test('a client registered in a branch is of it, with its history; one of another branch is refused', async () => {
  const { token } = await personIn({ branchIds: [branchId] })
  const made = await ask(token, 'POST', '/api/clients', { kind: 'foreigner', name: 'Ana Silva' })
  expect([made.status, made.json<{ branchId: string }>().branchId]).toEqual([201, branchId])
  const { id, version } = made.json<{ id: string; version: number }>()
  expect((await ask(token, 'GET', `/api/clients/${id}/history`)).text).toContain('Cliente cadastrado')
  const elsewhere = await ask(token, 'POST', '/api/clients', { kind: 'foreigner', name: 'Eva', branchId: null })
  expect([elsewhere.status, elsewhere.json<{ code: string }>().code]).toEqual([403, 'outside-scope'])
  const moved = await ask(token, 'PATCH', `/api/clients/${id}`, { branchId: null, version })
  expect([moved.status, moved.json<{ code: string }>().code]).toEqual([403, 'outside-scope'])
})

test('a person of a city registers who lives there, and nobody else', async () => {
  const { token } = await personIn({ cities: ['4205407'] })
  const address = {
    roles: ['installation'],
    postalCode: '88010000',
    street: 'Rua A',
    streetNumber: '1',
    district: 'Centro',
  }
  const person = { kind: 'foreigner', name: 'Rui Costa' }
  const there = await ask(token, 'POST', '/api/clients', {
    ...person,
    addresses: [{ ...address, ibgeCode: '4205407' }],
  })
  expect(there.status).toBe(201)
  const far = { ...address, postalCode: '01001000', ibgeCode: '3550308' }
  const elsewhere = await ask(token, 'POST', '/api/clients', { ...person, addresses: [far] })
  expect([elsewhere.status, elsewhere.json<{ code: string }>().code]).toEqual([403, 'outside-scope'])
})

test('what runs over the whole company is not for a part of it', async () => {
  const { token } = await personIn({ branchIds: [branchId] })
  const run = await ask(token, 'POST', '/api/billing/previews', { dueUntil: '2026-02-10' })
  expect([run.status, run.json<{ code: string }>().code]).toEqual([403, 'outside-scope'])
  for (const url of ['/api/webhooks', '/api/jobs/dead-letters', '/api/jobs/dead-letters.csv'])
    expect((await ask(token, 'GET', url)).json<{ code: string }>().code).toBe('outside-scope')
  const endpoint = { name: 'Fora', url: 'https://8.8.8.8/', events: ['invoice.settled'] }
  expect((await ask(token, 'POST', '/api/webhooks', endpoint)).json<{ code: string }>().code).toBe('outside-scope')
})

test('the panel counts what its reader may see', async () => {
  const { token } = await personIn({ branchIds: [branchId] })
  const all = await makePerson(ctx, { role: 'administrador' })
  const [part, whole] = [await ask(token, 'GET', '/api/dashboard'), await ask(all.token, 'GET', '/api/dashboard')]
  expect([part.status, whole.status]).toEqual([200, 200])
  expect(part.text.length).toBeGreaterThan(0)
  expect(part.text).not.toBe(whole.text)
})

test('a permission is bounded by the roles that give it, not by those that do not', async () => {
  const { token } = await makePerson(ctx, { role: 'noc', scope: { branchIds: [branchId] }, permissions })
  expect(await codesSeen(token)).toEqual([true, true])
  const contracts = await ask(token, 'GET', '/api/contracts?limit=200')
  expect([contracts.text.includes(inBranch.clientId), contracts.text.includes(inHeadOffice.clientId)]).toEqual([
    true,
    false,
  ])
})

/** Tables that name a client, contract, invoice or login and need no policy of their own. */
const reasons: Record<string, string> = {
  'access.api_keys': 'its client is a program',
}

test('every table whose rows belong to a client is under the scope', async () => {
  const { rows } = await sql<{ name: string }>`
    select distinct n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname in ('client_id', 'contract_id', 'invoice_id', 'login_id', 'boleto_id') and not a.attisdropped
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss') and not c.relispartition
      and not (c.relrowsecurity and exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'scope'))`.execute(
    app.runtime.db,
  )
  expect(rows.map(({ name }) => name).filter((name) => reasons[name] === undefined)).toEqual([])
})
