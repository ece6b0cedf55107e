import { addDays } from '@open-sgp/brasil'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { permissions, type App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { drainJobs } from '#kernel/worker'
import { createUser } from '#modules/access'
import { makeCompany, makeContract, makeInvoice, openApp, testActor } from '#testing'

let app: App
let server: FastifyInstance
let ctx: Ctx
let token: string

beforeAll(async () => {
  app = await openApp()
  server = await app.createServer()
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  ctx = outside.forCompany((await makeCompany(outside)).id)
  const login = { email: 'financeiro@provedor.test', password: 'uma-senha-comprida' }
  await createUser(ctx, { ...login, name: 'Financeiro', permissions: Object.keys(permissions) })
  token = (await server.inject({ method: 'POST', url: '/api/login', payload: login })).json().token
})

afterAll(async () => {
  await server.close()
  await app.close()
})

const call = async (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) => {
  const answer = await server.inject({
    method,
    url,
    headers: { authorization: `Bearer ${token}` },
    ...(payload && { payload }),
  })
  return { status: answer.statusCode, body: answer.json() }
}

test('an invoice is issued, listed, adjusted, paid and reversed over HTTP', async () => {
  const contract = await makeContract(ctx)
  const items = [{ description: 'Troca de roteador', amountCents: 12_000, kind: 'equipment' }]
  const issued = await call('POST', '/api/invoices', {
    clientId: contract.clientId,
    contractId: contract.id,
    reason: 'equipment',
    items,
    dueOn: '2026-01-20',
  })
  expect(issued).toMatchObject({
    status: 201,
    body: { openCents: 12_000, items: [{ description: 'Troca de roteador', period: null }] },
  })
  const url = `/api/invoices/${issued.body.id}`
  expect(await call('GET', `/api/invoices?contractId=${contract.id}&status=open&dueUntil=2026-01-31`)).toMatchObject({
    status: 200,
    body: { items: [{ id: issued.body.id, contractNumber: contract.number }], nextCursor: null },
  })
  expect(await call('POST', `${url}/adjustments`, { amountCents: -2_000, reason: 'Cortesia' })).toMatchObject({
    status: 201,
    body: { openCents: 10_000 },
  })
  expect(await call('GET', `${url}/quote?on=2026-02-19`)).toMatchObject({
    body: { principalCents: 10_000, fineCents: 200, interestCents: 100 },
  })
  const paid = await call('POST', `${url}/payments`, { method: 'cash', receivedCents: 10_000 })
  expect(paid).toMatchObject({ status: 201, body: { outcome: 'settled' } })
  expect(await call('POST', `/api/payments/${paid.body.paymentId}/reversal`, { reason: 'Nota falsa' })).toMatchObject({
    status: 201,
    body: { receivedCents: -10_000 },
  })
  expect(await call('POST', `${url}/cancellation`, { reason: 'Devolvido', releasesPeriod: false })).toMatchObject({
    status: 200,
    body: { status: 'cancelled' },
  })
  expect(await call('GET', '/api/billing/reconciliation')).toMatchObject({ status: 200, body: { isSound: true } })
})

test('a list gives its invoices page by page, by due date', async () => {
  const { clientId } = await makeInvoice(ctx, { dueOn: '2026-02-03' })
  for (const dueOn of ['2026-02-01', '2026-02-02']) await makeInvoice(ctx, { clientId, dueOn })
  const seen: string[] = []
  for (let cursor = ''; ;) {
    const { body } = await call('GET', `/api/invoices?clientId=${clientId}&limit=2${cursor && `&cursor=${cursor}`}`)
    seen.push(...body.items.map((item: { dueOn: string }) => item.dueOn))
    if (body.nextCursor === null) break
    cursor = body.nextCursor
  }
  expect(seen).toEqual(['2026-02-01', '2026-02-02', '2026-02-03'])
})

test('the run is rehearsed and started, and what was not billed is listed with its reason', async () => {
  const contract = await makeContract(ctx)
  const preview = await call('POST', '/api/billing/previews', { dueUntil: '2026-02-10' })
  expect(preview).toMatchObject({ status: 202, body: { operationId: expect.any(String) } })
  const seen = `/api/billing/previews/${preview.body.operationId}`
  expect(await call('GET', seen)).toMatchObject({ status: 409, body: { code: 'preview-not-ready' } })
  await drainJobs(app.work)
  expect(await call('GET', seen)).toMatchObject({ status: 200, body: { invoiceCount: 2, sample: [{}, {}] } })
  expect(await call('GET', `/api/invoices?contractId=${contract.id}`)).toMatchObject({ body: { items: [] } })
  expect((await call('GET', '/api/billing/unbilled-contracts?month=2026-02')).body.items).toHaveLength(2)
  expect(
    await call('POST', '/api/billing/contract-previews', { contractNumber: contract.number, dueUntil: '2026-02-10' }),
  ).toMatchObject({ status: 200, body: { contractId: contract.id, titles: [{ items: [{ kind: 'recurring' }] }] } })
  const { operationId } = (await call('POST', '/api/billing/runs', { dueUntil: '2026-02-10' })).body
  expect(await call('POST', '/api/billing/runs', { dueUntil: '2026-02-10' })).toMatchObject({ body: { operationId } })
  await drainJobs(app.work)
  const { result } = (await call('GET', `/api/operations/${operationId}`)).body
  expect(result).toMatchObject({ invoiceCount: 2 })
  expect(await call('GET', '/api/billing/runs')).toMatchObject({
    body: { items: [{ id: result.runId, state: 'done', invoiceCount: 2, startedByName: 'Financeiro' }] },
  })
  expect(await call('GET', `/api/billing/runs/${result.runId}`)).toMatchObject({
    status: 200,
    body: { report: { invoiceCount: 2, comparison: { previousCount: 0 } } },
  })
  expect((await call('GET', `/api/invoices?runId=${result.runId}`)).body.items).toHaveLength(2)
  expect(await call('GET', '/api/billing/unbilled-contracts?month=2026-02')).toMatchObject({ body: { items: [] } })
  expect(await call('GET', '/api/billing/parked-contracts')).toMatchObject({ status: 200, body: { items: [] } })
  expect(await call('PATCH', '/api/billing/settings', { daysAhead: 15 })).toMatchObject({
    body: { daysAhead: 15, minimumFirstDays: 10 },
  })
})

test('credit granted at the counter is on the statement', async () => {
  const { clientId } = await makeInvoice(ctx)
  expect(
    await call('POST', `/api/clients/${clientId}/credits`, { amountCents: 500, reason: 'Queda de sinal' }),
  ).toMatchObject({ status: 201, body: { balanceCents: 500 } })
  expect(await call('GET', `/api/clients/${clientId}/statement`)).toMatchObject({
    status: 200,
    body: { owedCents: 9_990, creditCents: 500 },
  })
})

test('bad fields are named and what belongs to another company does not exist', async () => {
  const other = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  const theirs = await makeInvoice(other.forCompany((await makeCompany(other)).id))
  expect(await call('GET', `/api/invoices/${theirs.id}`)).toMatchObject({
    status: 404,
    body: { code: 'invoice-not-found' },
  })
  expect(
    await call('POST', `/api/invoices/${theirs.id}/payments`, { method: 'cash', receivedCents: 100 }),
  ).toMatchObject({ status: 404 })
  expect(await call('GET', `/api/clients/${theirs.clientId}/statement`)).toMatchObject({ status: 404 })
  const wrong = await call('POST', `/api/invoices/${theirs.id}/payments`, {
    method: 'boleto',
    receivedCents: 1.5,
    extra: 1,
  })
  expect(wrong).toMatchObject({ status: 422 })
  expect(wrong.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual(
    expect.arrayContaining(['/method', '/receivedCents']),
  )
  expect(await call('GET', '/api/billing/unbilled-contracts?month=2026-13')).toMatchObject({ status: 422 })
  expect(await call('GET', '/api/invoices?cursor=xyz')).toMatchObject({ status: 422 })
})

test('titles are found by number, by client and by being overdue', async () => {
  const { id, number } = await makeInvoice(ctx, { dueOn: '2026-01-02' })
  const found = { body: { items: expect.arrayContaining([expect.objectContaining({ id })]) } }
  expect(await call('GET', `/api/invoices?search=${number}`)).toMatchObject(found)
  const { clientName } = (await call('GET', `/api/invoices?search=${number}`)).body.items[0]
  expect(await call('GET', `/api/invoices?search=${encodeURIComponent(clientName)}&status=overdue`)).toMatchObject(
    found,
  )
  expect(await call('GET', `/api/invoices?search=${number}&dueFrom=2026-01-03`)).toMatchObject({ body: { items: [] } })
})

test('the list says of an open title past its day that it is overdue, and of others their status', async () => {
  const late = await makeInvoice(ctx, { dueOn: '2026-01-02' })
  const early = await makeInvoice(ctx, { dueOn: addDays(ctx.today, 20) })
  const stateOf = async ({ number }: { number: number }) =>
    (await call('GET', `/api/invoices?search=${number}`)).body.items[0].state
  expect([await stateOf(late), await stateOf(early)]).toEqual(['overdue', 'open'])
})
