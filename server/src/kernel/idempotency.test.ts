import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import { permissions, type App } from '#app'
import { takeNumbers } from '#kernel/counters'
import { createCtx, type Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import { route } from '#kernel/http'
import { newId } from '#kernel/ids'
import { defaultQuotas } from '#kernel/limit-requests'
import { sweepIdempotencyKeys } from '#kernel/idempotency-store'
import { createServer } from '#kernel/server'
import { authenticate, createUser } from '#modules/access'
import { grantCredit } from '#modules/billing'
import { makeCompany, makeContract, makeDebt, openApp, startOfTests, testActor } from '#testing'

const Taken = z.object({ number: z.int(), at: z.date() })
const routes = {
  'POST /api/numbers': route({
    summary: 'x',
    permission: 'signed-in',
    status: 201,
    body: z.strictObject({ step: z.int(), note: z.string().optional() }),
    response: Taken,
    handle: async (ctx, { body }) => ({ number: await takeNumbers(ctx, 'test', body.step), at: ctx.now }),
  }),
  'POST /api/refusals': route({
    summary: 'x',
    permission: 'signed-in',
    body: z.strictObject({}),
    response: Taken,
    handle: async (ctx) => {
      const number = await takeNumbers(ctx, 'refused')
      throw conflict('already-so', `Recusa ${number} de ${refusals++}.`)
    },
  }),
  'POST /api/failures': route({
    summary: 'x',
    permission: 'signed-in',
    body: z.strictObject({}),
    response: Taken,
    handle: async (ctx) => {
      const number = await takeNumbers(ctx, 'failed')
      if (failing) throw new Error('broken')
      return { number, at: ctx.now }
    },
  }),
}

let refusals = 0
let failing = false
let now = startOfTests
let app: App
let own: FastifyInstance
let product: FastifyInstance
let ctx: Ctx
let token = ''
let other = ''

beforeAll(async () => {
  app = await openApp({ clock: () => now })
  own = await createServer({
    runtime: app.runtime,
    modules: { test: routes },
    authenticate,
    quotas: defaultQuotas,
    version: '0',
  })
  product = await app.createServer()
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  ctx = outside.forCompany((await makeCompany(outside)).id)
  const password = 'Sol-da-ilha-velha-41'
  const tokenOf = async (email: string): Promise<string> => {
    await createUser(ctx, { email, password, name: 'Ana', permissions: Object.keys(permissions) })
    return (await product.inject({ method: 'POST', url: '/api/login', payload: { email, password } })).json().token
  }
  token = await tokenOf('ana@provedor.test')
  other = await tokenOf('bia@provedor.test')
})

afterAll(async () => {
  await own.close()
  await product.close()
  await app.close()
})

type Post = { key?: string; as?: string; server?: FastifyInstance }

async function post(url: string, payload: object, { key, as = token, server = own }: Post = {}) {
  const headers = { authorization: `Bearer ${as}`, ...(key !== undefined && { 'idempotency-key': key }) }
  const answer = await server.inject({ method: 'POST', url, payload, headers })
  const { 'idempotency-replayed': replayed, 'content-type': type } = answer.headers
  return { status: answer.statusCode, body: answer.json(), text: answer.payload, replayed, type }
}

test('the same request under the same key is done once and answered alike', async () => {
  const key = newId()
  const first = await post('/api/numbers', { step: 1, note: 'a' }, { key })
  const second = await post('/api/numbers', { note: 'a', step: 1 }, { key })
  expect(first).toMatchObject({ status: 201, replayed: undefined, type: 'application/json; charset=utf-8' })
  expect(second).toEqual({ ...first, replayed: 'true' })
  const without = [await post('/api/numbers', { step: 1 }), await post('/api/numbers', { step: 1 })]
  expect(without.map(({ body }) => body.number)).toEqual([first.body.number + 1, first.body.number + 2])
})

test('another request under the key is refused, another person or route has keys of its own', async () => {
  const key = newId()
  const { body } = await post('/api/numbers', { step: 1 }, { key })
  expect(await post('/api/numbers', { step: 2 }, { key })).toMatchObject({
    status: 422,
    body: { code: 'idempotency-key-reused' },
  })
  expect((await post('/api/numbers', { step: 1 }, { key, as: other })).body.number).toBe(body.number + 1)
  expect((await post('/api/refusals', {}, { key })).status).toBe(409)
  expect(await post('/api/numbers', { step: 1 }, { key })).toMatchObject({ replayed: 'true', body })
})

test('twins that come at once are one', async () => {
  const key = newId()
  const answers = await Promise.all(Array.from({ length: 8 }, () => post('/api/numbers', { step: 1 }, { key })))
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  expect(answers.filter(({ replayed }) => replayed === 'true')).toHaveLength(7)
})

test('a refusal is kept too, and what was done before it is not', async () => {
  const key = newId()
  const first = await post('/api/refusals', {}, { key })
  expect(await post('/api/refusals', {}, { key })).toEqual({ ...first, replayed: 'true' })
  expect(first).toMatchObject({ status: 409, body: { code: 'already-so' }, type: 'application/problem+json' })
  const { rows } = await sql`select 1 from kernel.counters where name = 'refused'`.execute(app.runtime.db)
  expect(rows).toEqual([])
})

test('a failure of ours is not kept: the same request may be tried again', async () => {
  const key = newId()
  failing = true
  expect((await post('/api/failures', {}, { key })).status).toBe(500)
  failing = false
  expect(await post('/api/failures', {}, { key })).toMatchObject({ status: 200, body: { number: 1 } })
})

test('a key is good for 24 hours, and then swept away', async () => {
  const key = newId()
  const { body } = await post('/api/numbers', { step: 1 }, { key })
  now = new Date(startOfTests.getTime() + 11 * 3_600_000)
  expect((await post('/api/numbers', { step: 1 }, { key })).replayed).toBe('true')
  await sql`update kernel.idempotency_keys set created_at = ${new Date(now.getTime() - 86_400_000)} where key = ${key}`.execute(
    app.runtime.db,
  )
  const again = await post('/api/numbers', { step: 1 }, { key })
  expect(again).toMatchObject({ replayed: undefined, body: { number: body.number + 1 } })
  await sweepIdempotencyKeys(app.runtime.db, new Date(now.getTime() + 86_400_000))
  expect((await sql`select 1 from kernel.idempotency_keys`.execute(app.runtime.db)).rows).toEqual([])
  now = startOfTests
})

test('a key that is no key is refused at its header', async () => {
  expect(await post('/api/numbers', { step: 1 }, { key: 'com espaço' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/idempotency-key' }] },
  })
})

test('what is kept cannot be read in the database', async () => {
  await post('/api/numbers', { step: 1 }, { key: newId() })
  const { rows } = await sql<{ answerSealed: string }>`select answer_sealed from kernel.idempotency_keys`.execute(
    app.runtime.db,
  )
  expect(rows.map(({ answerSealed }) => answerSealed).join()).not.toContain('number')
})

test('a title paid in part with credit is paid once, though the request comes twice', async () => {
  const contract = await makeContract(ctx)
  const debt = await makeDebt(ctx, contract)
  await grantCredit(ctx, { clientId: contract.clientId, amountCents: 5_000, reason: 'Queda de sinal' })
  const url = `/api/invoices/${debt.id}/credit`
  const [key, options] = [newId(), { server: product }]
  const answers = await Promise.all([1, 2].map(() => post(url, { amountCents: 2_000 }, { ...options, key })))
  expect(answers.map(({ status }) => status)).toEqual([201, 201])
  expect(answers[0]?.body).toEqual(answers[1]?.body)
  const { rows } = await sql<{ amountCents: number }>`
    select sum(received_cents)::int as amount_cents from billing.payments where invoice_id = ${debt.id}`.execute(ctx.db)
  expect(rows).toEqual([{ amountCents: 2_000 }])
})
