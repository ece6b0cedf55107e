import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '#app'
import { type Api, openApi, openApp, textAt } from '#testing'

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

const version = { effectiveOn: '2026-01-01', priceCents: 9_990, downKbps: 500_000, upKbps: 250_000 }
const body = { name: 'Fibra 500', family: 'Fibra', technology: 'ftth', version }

test('before there is a plan the list is an empty page', async () => {
  expect(await api.ask('GET', '/api/plans')).toEqual({ status: 200, body: { items: [], nextCursor: null } })
})

test('a plan is created, versioned, renamed and read', async () => {
  const created = await api.ask('POST', '/api/plans', body)
  expect(created).toMatchObject({ status: 201, body: { plan: { code: 1 }, version: { rateLimit: '250M/500M' } } })
  const id = textAt(created.body, 'plan', 'id')
  const path = `/api/plans/${id}`
  const next = await api.ask('POST', `${path}/versions`, {
    ...version,
    baseEffectiveOn: '2026-02-01',
    priceCents: 10_990,
  })
  expect(next).toMatchObject({ status: 201, body: { number: 2, baseEffectiveOn: '2026-02-01' } })
  expect(await api.ask('GET', `/api/plan-versions/${textAt(next.body, 'id')}`)).toMatchObject({
    status: 200,
    body: { number: 2 },
  })
  expect(await api.ask('GET', `${path}/versions?limit=1`)).toMatchObject({
    status: 200,
    body: { items: [{ number: 2 }], nextCursor: expect.any(String) },
  })
  expect(await api.ask('GET', path)).toMatchObject({ status: 200, body: { name: 'Fibra 500', isOnSale: true } })
  expect(await api.ask('PATCH', path, { version: 1, isOnSale: false })).toMatchObject({
    status: 200,
    body: { version: 2 },
  })
  expect(await api.ask('GET', '/api/plans?isOnSale=false&family=Fibra&search=fibra')).toMatchObject({
    body: { items: [{ id, saleVersion: { priceCents: 10_990 } }] },
  })
})

test('the rate limit is shown before anything is saved', async () => {
  const speeds = { downKbps: 100_000, upKbps: 50_000, reducedDownKbps: 2_000, reducedUpKbps: 1_500 }
  expect(await api.ask('POST', '/api/plan-speeds/preview', speeds)).toEqual({
    status: 200,
    body: { rateLimit: '50M/100M', reducedRateLimit: '1500k/2M', burstDownSeconds: null, burstUpSeconds: null },
  })
  expect(await api.ask('POST', '/api/plan-speeds/preview', { ...speeds, burstDownKbps: 50_000 })).toMatchObject({
    status: 422,
    body: { code: 'invalid-speeds' },
  })
})

test('bad input is a problem at its field', async () => {
  const wrong: [object, string][] = [
    [{ ...body, version: { ...version, priceCents: 99.9 } }, '/version/priceCents'],
    [{ ...body, version: { ...version, priceCents: -1 } }, '/version/priceCents'],
    [{ ...body, version: { ...version, loyaltyMonths: 25 } }, '/version/loyaltyMonths'],
    [{ ...body, version: { ...version, svaCents: 10_000 } }, '/version/svaCents'],
    [{ ...body, technology: 'tin cans' }, '/technology'],
  ]
  for (const [payload, pointer] of wrong)
    expect(await api.ask('POST', '/api/plans', payload)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } })
})
