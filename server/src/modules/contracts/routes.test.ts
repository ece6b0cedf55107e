import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '#app'
import { type Api, makeAccount, makeClient, makePlan, openApi, openApp, textAt } from '#testing'

let app: App
let api: Api
let contract: string

beforeAll(async () => {
  app = await openApp()
  api = await openApi(app)
})

afterAll(async () => {
  await api.close()
  await app.close()
})

const reason = 'Pedido do cliente'

async function sell(): Promise<string> {
  const [client, { plan }, account] = [await makeClient(api.ctx), await makePlan(api.ctx), await makeAccount(api.ctx)]
  const sale = { clientId: client.id, planId: plan.id, accountId: account.id, dueDay: 31, benefitCents: 60_000 }
  const created = await api.ask('POST', '/api/contracts', sale)
  expect(created).toMatchObject({ status: 201, body: { status: 'draft', dueDay: 31 } })
  return `/api/contracts/${textAt(created.body, 'id')}`
}

const expectAll = async (steps: [path: string, payload: object, answer: object][]) => {
  for (const [path, payload, answer] of steps)
    expect([path, await api.ask('POST', `${contract}/${path}`, payload)]).toMatchObject([path, answer])
}

test('before anything is sold the list is an empty page', async () => {
  expect(await api.ask('GET', '/api/contracts')).toEqual({ status: 200, body: { items: [], nextCursor: null } })
})

test('a contract lives from draft to cancellation over HTTP', async () => {
  contract = await sell()
  const { plan } = await makePlan(api.ctx, { version: { priceCents: 14_990 } })
  await expectAll([
    ['send-for-signature', {}, { status: 200, body: { status: 'awaiting_signature' } }],
    ['recall', { reason }, { body: { status: 'draft' } }],
    ['activate', {}, { status: 409, body: { code: 'transition-not-allowed', from: 'draft', to: 'active' } }],
    ['send-for-signature', { reason }, { status: 200 }],
    ['sign', { evidence: { channel: 'link', ip: '192.0.2.1' } }, { body: { status: 'awaiting_installation' } }],
    ['activate', {}, { status: 200, body: { status: 'active', activatedOn: '2026-01-10' } }],
    ['suspend', { kind: 'financial', reason }, { body: { accessState: 'blocked_auto' } }],
    ['resume', { reason }, { body: { status: 'active', accessState: 'allowed' } }],
    ['block', { reason }, { body: { accessState: 'blocked_manual' } }],
    ['unblock', { reason }, { body: { accessState: 'allowed' } }],
    ['change-plan', { planId: plan.id, on: '2026-02-01', reason }, { status: 200 }],
    ['change-price', { priceCents: 8_000, reason }, { status: 200, body: { priceCents: 8_000 } }],
    ['suspend', { kind: 'requested', reason, on: '2026-02-01', until: '2026-03-10' }, { body: { status: 'active' } }],
    ['cancel', { reason, dryRun: true }, { body: { penaltyCents: 60_000, isScheduled: false } }],
    ['cancel', { reason, on: '2026-06-10' }, { body: { isScheduled: true, contract: { status: 'active' } } }],
  ])
  expect(await api.ask('DELETE', `${contract}/scheduled-actions/cancel`)).toEqual({
    status: 200,
    body: { dropped: true },
  })
  expect(await api.ask('GET', contract)).toMatchObject({
    status: 200,
    body: { planPeriods: [{ priceCents: 8_000 }, { priceCents: 8_000 }], scheduledActions: [{ kind: 'suspend' }] },
  })
  await expectAll([['cancel', { reason }, { status: 200, body: { contract: { status: 'cancelled' } } }]])
})

test('of two who do the same step at once one is refused', async () => {
  contract = await sell()
  const send = () => api.ask('POST', `${contract}/send-for-signature`, {})
  const statuses = (await Promise.all([send(), send()])).map(({ status }) => status)
  expect(statuses.toSorted()).toEqual([200, 409])
})

test('overrides are opened and taken back', async () => {
  contract = await sell()
  const endsAt = '2026-01-12T12:00:00.000Z'
  const opened = await api.ask('POST', `${contract}/overrides`, { kind: 'do_not_block', reason, endsAt })
  expect(opened).toMatchObject({ status: 201, body: { kind: 'do_not_block', endsAt } })
  expect(
    await api.ask('POST', `${contract}/overrides`, { kind: 'reduced', reason, endsAt: '2026-01-12' }),
  ).toMatchObject({ status: 201, body: { endsAt: '2026-01-13T02:59:59.999Z' } })
  expect(await api.ask('DELETE', `${contract}/overrides/${textAt(opened.body, 'id')}`)).toMatchObject({ status: 200 })
  expect(await api.ask('DELETE', `${contract}/overrides/${textAt(opened.body, 'id')}`)).toMatchObject({ status: 404 })
})

test('terms change with the version that was seen, and the log tells it', async () => {
  contract = await sell()
  expect(await api.ask('PATCH', contract, { version: 1, dueDay: 5 })).toMatchObject({
    status: 200,
    body: { dueDay: 5 },
  })
  expect(await api.ask('PATCH', contract, { version: 1, dueDay: 6 })).toMatchObject({
    status: 409,
    body: { code: 'stale-version', current: { dueDay: 5 } },
  })
  expect(await api.ask('GET', `${contract}/events?limit=1`)).toMatchObject({
    status: 200,
    body: { items: [{ kind: 'due-day', fromValue: '31', toValue: '5' }], nextCursor: expect.any(String) },
  })
  expect(await api.ask('GET', `${contract}/suspensions`)).toEqual({
    status: 200,
    body: { items: [], nextCursor: null },
  })
})

test('the list is filtered in the database', async () => {
  const page = async (query: string) => (await api.ask('GET', `/api/contracts?${query}`)).body['items']
  expect(await page('status=cancelled')).toMatchObject([{ number: 1, accessState: 'off' }])
  expect(await page('accessState=awaiting&limit=1')).toHaveLength(1)
  expect(await page('number=2')).toHaveLength(1)
})

test('the company’s rules of pauses are read and replaced', async () => {
  const defaults = { pauseMinDays: 30, pauseMaxDays: 120, pauseEveryMonths: 12 }
  expect(await api.ask('GET', '/api/contract-settings')).toEqual({ status: 200, body: defaults })
  const own = { ...defaults, pauseMinDays: 15 }
  expect(await api.ask('PUT', '/api/contract-settings', own)).toEqual({ status: 200, body: own })
})

test('bad input is a problem at its field', async () => {
  contract = await sell()
  const at = (pointer: string) => ({ status: 422, body: { errors: [{ pointer }] } })
  await expectAll([
    ['cancel', { reason: '' }, at('/reason')],
    ['cancel', { reason, on: '2026-02-30' }, at('/on')],
    ['suspend', { kind: 'whim', reason }, at('/kind')],
    ['sign', { evidence: { channel: 'rumour' } }, at('/evidence/channel')],
    // Its quota is dunning's: nobody opens one past it.
    ['overrides', { kind: 'trust_unlock', reason, endsAt: '2099-01-01T00:00:00-03:00' }, at('/kind')],
    ['overrides', { kind: 'reduced', reason, endsAt: 'amanhã' }, at('/endsAt')],
    ['change-price', { priceCents: 1.5, reason }, at('/priceCents')],
  ])
  expect(await api.ask('POST', '/api/contracts', { dueDay: 32 })).toMatchObject({ status: 422 })
})

test('contracts are found by number or by a piece of the name, whatever the accents', async () => {
  const client = await makeClient(api.ctx, { name: 'Conceição Araújo' })
  const { plan } = await makePlan(api.ctx)
  const { body } = await api.ask('POST', '/api/contracts', { clientId: client.id, planId: plan.id, dueDay: 5 })
  const found = { items: [{ id: textAt(body, 'id'), clientName: 'Conceição Araújo', planId: plan.id }] }
  expect(await api.ask('GET', '/api/contracts?search=conceicao%20ara')).toMatchObject({ body: found })
  const number: unknown = Object(body).number
  expect(await api.ask('GET', `/api/contracts?search=${String(number)}`)).toMatchObject({ body: found })
  expect(await api.ask('GET', '/api/contracts?search=ninguem')).toMatchObject({ body: { items: [] } })
})
