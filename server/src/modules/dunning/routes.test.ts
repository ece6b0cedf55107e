import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { permissions, type App } from '#app'
import { createUser } from '#modules/access'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { makeCompany, makeContract, makeDebt, openApp, startOfTests, testActor } from '#testing'
import { defaultPolicy } from './rules/policy.ts'

let app: App
let ctx: Ctx
let server: FastifyInstance
let token: string
let now = startOfTests
const login = { email: 'cobranca@provedor.test', password: 'uma-senha-comprida' }

beforeAll(async () => {
  app = await openApp({ clock: () => now })
  server = await app.createServer()
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  ctx = outside.forCompany((await makeCompany(outside)).id)
  await createUser(ctx, { ...login, name: 'Cobrança', permissions: Object.keys(permissions) })
  await moveTo('2026-01-10')
})

afterAll(async () => {
  await server.close()
  await app.close()
})

/** 09:00 of another day, with a session of that day. */
async function moveTo(day: string): Promise<void> {
  now = new Date(`${day}T12:00:00Z`)
  token = (await server.inject({ method: 'POST', url: '/api/login', payload: login })).json().token
}

const ask = async (method: 'GET' | 'POST', url: string, payload?: object) => {
  const headers = { authorization: `Bearer ${token}` }
  const answer = await server.inject({ method, url, headers, ...(payload && { payload }) })
  return { status: answer.statusCode, body: answer.json() }
}

test('lists are empty pages before anything happened', async () => {
  for (const path of ['policies', 'runs', 'notices'].map((name) => `/api/dunning-${name}`))
    expect(await ask('GET', path)).toEqual({ status: 200, body: { items: [], nextCursor: null } })
  for (const path of ['/api/trust-unlocks', '/api/cancellable-contracts', '/api/dunning-notices?undelivered=true'])
    expect(await ask('GET', path)).toEqual({ status: 200, body: { items: [], nextCursor: null } })
  expect(await ask('GET', '/api/dunning-policies/current')).toMatchObject({ status: 200, body: defaultPolicy })
})

test('a policy below the legal floor is a problem with the field and the law', async () => {
  const harsh = { ...defaultPolicy, suspendAfterNoticeDays: 14 }
  expect(await ask('POST', '/api/dunning-policies', harsh)).toMatchObject({
    status: 422,
    body: {
      code: 'below-legal-floor',
      errors: [{ pointer: '/suspendAfterNoticeDays', detail: expect.stringContaining('15 dias depois do aviso') }],
    },
  })
  const kind = { ...defaultPolicy, suspendAfterNoticeDays: 16 }
  expect(await ask('POST', '/api/dunning-policies', kind)).toMatchObject({
    status: 201,
    body: { ...kind, effectiveOn: '2026-01-10' },
  })
  expect((await ask('POST', '/api/dunning-policies', { ...kind, unlockDays: 0 })).status).toBe(422)
  expect((await ask('POST', '/api/dunning-policies', { ...kind, extra: 1 })).status).toBe(422)
})

test('preview, run, proof, promise: each over HTTP', async () => {
  const contract = await makeContract(ctx)
  const invoice = await makeDebt(ctx, contract)
  expect(await ask('POST', '/api/dunning-previews', { on: '2026-02-06' })).toMatchObject({
    status: 200,
    body: { isRehearsal: true, noticedCount: 1, decisions: [{ contractNumber: contract.number, action: 'notify' }] },
  })
  expect(await ask('GET', '/api/dunning-runs')).toMatchObject({ body: { items: [] } })
  expect(await ask('POST', '/api/dunning-runs', { on: '2026-02-06' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/on' }] },
  })

  await moveTo('2026-02-06')
  expect(await ask('POST', '/api/dunning-runs', {})).toMatchObject({ status: 201, body: { noticedCount: 1 } })
  const { body: pending } = await ask('GET', '/api/dunning-notices?undelivered=true')
  expect(pending.items).toMatchObject([{ status: 'pending', invoiceNumber: invoice.number }])
  const letter = { channel: 'letter', recipient: 'Maria', evidence: 'AR BR1', deliveredOn: '2026-02-06' }
  const recorded = await ask('POST', '/api/dunning-notices', { ...letter, invoiceId: invoice.id })
  expect(recorded).toMatchObject({ status: 201, body: { status: 'delivered', evidence: 'AR BR1' } })
  expect(await ask('GET', `/api/dunning-notices/${recorded.body.id}`)).toMatchObject({
    status: 200,
    body: { body: expect.stringContaining('Motivo: falta de pagamento') },
  })
  expect(await ask('POST', `/api/dunning-notices/${recorded.body.id}/resend`)).toMatchObject({
    status: 409,
    body: { code: 'notice-not-failed' },
  })

  await moveTo('2026-02-23')
  expect(await ask('POST', '/api/dunning-runs', {})).toMatchObject({ status: 201, body: { suspendedCount: 1 } })
  const asked = { contractId: contract.id, channel: 'portal' }
  expect(await ask('POST', '/api/trust-unlocks', asked)).toMatchObject({
    status: 201,
    body: { number: 1, status: 'open' },
  })
  expect(await ask('POST', '/api/trust-unlocks', asked)).toMatchObject({ status: 409, body: { code: 'unlock-open' } })
  expect(await ask('GET', `/api/trust-unlocks?contractId=${contract.id}`)).toMatchObject({
    body: { items: [{ status: 'open' }] },
  })
})

test('what is not ours does not exist, and what is no date, id or cursor is refused with its pointer', async () => {
  const unknown = '01990000-0000-7000-8000-000000000000'
  expect((await ask('GET', `/api/dunning-notices/${unknown}`)).status).toBe(404)
  expect((await ask('POST', `/api/dunning-notices/${unknown}/resend`)).status).toBe(404)
  expect((await ask('POST', '/api/trust-unlocks', { contractId: unknown, channel: 'portal' })).status).toBe(404)
  const notice = {
    channel: 'letter',
    recipient: 'Maria',
    evidence: 'AR',
    deliveredOn: '2026-02-23',
    invoiceId: unknown,
  }
  expect((await ask('POST', '/api/dunning-notices', notice)).status).toBe(404)
  expect(await ask('POST', '/api/dunning-previews', { on: '2026-02-30' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/on' }] },
  })
  for (const url of [
    '/api/dunning-notices?cursor=x',
    '/api/dunning-runs?cursor=WyJ4Il0',
    '/api/cancellable-contracts?cursor=x',
  ])
    expect((await ask('GET', url)).status).toBe(422)
  expect((await ask('GET', '/api/dunning-notices?contractId=7')).status).toBe(422)
})
