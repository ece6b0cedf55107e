import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { FastifyInstance } from 'fastify'
import type { App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { linkInvoices } from '#modules/billing'
import { suspendContract } from '#modules/contracts'
import { makeBoleto, makeCompany, makeContract, makeDebt, makeSession, openApp, testActor } from '#testing'

let app: App
let server: FastifyInstance
let ctx: Ctx

beforeAll(async () => {
  app = await openApp()
  server = await app.createServer()
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  ctx = outside.forCompany((await makeCompany(outside)).id)
})

afterAll(async () => {
  await server.close()
  await app.close()
})

const get = (url: string, remoteAddress = '203.0.113.1', headers = {}) =>
  server.inject({ method: 'GET', url, remoteAddress, headers })

const ownPage = { 'x-requested-with': 'open-sgp' }

test('a link answers without a session, is kept by no cache and told to no other site', async () => {
  const { invoiceId } = await makeBoleto(ctx)
  const token = (await linkInvoices(ctx, [invoiceId])).get(invoiceId)?.path.slice('/f/'.length)
  const answer = await get(`/api/portal/invoices/${token}`)
  expect([answer.statusCode, answer.json().status]).toEqual([200, 'open'])
  expect(answer.headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
    'x-content-type-options': 'nosniff',
  })
  const pdf = await get(`/api/portal/invoices/${token}/boleto.pdf`)
  expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
})

test('the log tells which page was asked for, not with which key', async () => {
  const { invoiceId } = await makeBoleto(ctx)
  const path = (await linkInvoices(ctx, [invoiceId])).get(invoiceId)?.path ?? ''
  const token = path.slice('/f/'.length)
  const lines: string[] = []
  const spy = vi
    .spyOn(Object.getPrototypeOf(server.log), 'info')
    .mockImplementation((line) => void lines.push(JSON.stringify(line)))
  for (const url of [`/api/portal/invoices/${token}`, `/api/portal/invoices/${token}/boleto.pdf`, path]) await get(url)
  spy.mockRestore()
  expect(lines.join()).not.toContain(token)
  expect(lines.join()).toContain('/api/portal/invoices/')
})

test('links that do not open all answer the same, and a guesser is soon slowed down', async () => {
  const { invoiceId } = await makeBoleto(ctx)
  const told = async (token: string) => {
    const { requestId, ...problem } = (await get(`/api/portal/invoices/${token}`, '203.0.113.2')).json()
    expect(requestId).toBeTypeOf('string')
    return problem
  }
  const wrong = await told('A'.repeat(43))
  expect(wrong).toMatchObject({ status: 404, code: 'link-not-found' })
  for (const token of ['x', invoiceId, encodeURIComponent("' or 1=1")]) expect(await told(token)).toEqual(wrong)
  for (let times = 4; times < 60; times++) await told('x')
  const slowed = await get('/api/portal/invoices/x', '203.0.113.2')
  expect([slowed.statusCode, slowed.headers['retry-after'], slowed.json().code]).toEqual([
    429,
    '1',
    'too-many-requests',
  ])
  expect((await get('/api/portal/invoices/x', '203.0.113.3')).statusCode).toBe(404)
})

test('the notice page believes the connection, not what a visitor writes in a header', async () => {
  const contract = await makeContract(ctx)
  await makeDebt(ctx, contract, { dueOn: '2025-12-10' })
  await suspendContract(ctx, { contractId: contract.id, kind: 'financial', reason: 'Débito' })
  await makeSession(ctx, { contractId: contract.id, ipv4: '100.64.5.5' })
  const forged = { 'x-forwarded-for': '100.64.5.5' }
  expect((await get('/api/portal/garden', '203.0.113.4', forged)).json()).toMatchObject({
    state: 'unknown',
    titles: [],
  })
  expect((await get('/api/portal/garden', '127.0.0.1', forged)).json()).toMatchObject({ state: 'debt' })
  expect((await get('/api/portal/garden', '100.64.5.5')).json()).toMatchObject({ state: 'debt' })
  expect((await get('/api/portal/garden', '::ffff:100.64.5.5')).json()).toMatchObject({ state: 'debt' })
})

test('a foreign page cannot make a promise in its visitor’s name; the own page can, once', async () => {
  const contract = await makeContract(ctx)
  await makeDebt(ctx, contract, { dueOn: '2025-12-10' })
  await suspendContract(ctx, { contractId: contract.id, kind: 'financial', reason: 'Débito' })
  await makeSession(ctx, { contractId: contract.id, ipv4: '100.64.5.6' })
  const unlock = (headers = {}) =>
    server.inject({ method: 'POST', url: '/api/portal/garden/unlock', remoteAddress: '100.64.5.6', headers })
  expect((await unlock()).json()).toMatchObject({ status: 403, code: 'foreign-page' })
  const answers = await Promise.all([unlock(ownPage), unlock(ownPage)])
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  expect((await get('/api/portal/garden', '100.64.5.6')).json()).toMatchObject({ state: 'promised' })
})
