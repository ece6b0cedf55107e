import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '#app'
import { type Ctx, createCtx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { createUser } from '#modules/access'
import { makeBoletos, makeCompany, makeRetorno, openApp, retornoTitle, testActor } from '#testing'

let app: App
let server: FastifyInstance
let ctx: Ctx
let authorization: string

beforeAll(async () => {
  app = await openApp()
  server = await app.createServer()
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  ctx = outside.forCompany((await makeCompany(outside)).id)
  const login = { email: 'banco@provedor.test', password: 'uma-senha-comprida' }
  await createUser(ctx, { ...login, name: 'Financeiro', permissions: [...testActor.permissions] })
  const answer = await server.inject({ method: 'POST', url: '/api/login', payload: login })
  authorization = `Bearer ${answer.json().token}`
})

afterAll(async () => {
  await server.close()
  await app.close()
})

const get = (url: string) => server.inject({ method: 'GET', url, headers: { authorization } })
const post = (url: string, payload: object) =>
  server.inject({ method: 'POST', url, headers: { authorization }, payload })
const upload = (url: string, bytes: Uint8Array) =>
  server.inject({
    method: 'POST',
    url,
    headers: { authorization, 'content-type': 'application/octet-stream' },
    payload: Buffer.from(bytes),
  })

test('from boleto to remessa to retorno, all by HTTP', async () => {
  const boletos = await makeBoletos(ctx, 2)
  const [first, second] = boletos
  if (!first || !second) throw new Error('Two boletos are needed.')
  expect((await get(`/api/invoices/${first.invoiceId}/boleto`)).json()).toMatchObject({
    linhaDigitavel: first.linhaDigitavel,
  })
  expect((await get(`/api/invoices/${first.invoiceId}/boleto.pdf`)).headers['content-type']).toBe('application/pdf')
  expect((await post('/api/boletos/carne', { invoiceIds: boletos.map(({ invoiceId }) => invoiceId) })).statusCode).toBe(
    200,
  )
  const page = (await get(`/api/boletos?limit=1&accountId=${first.accountId}`)).json()
  expect(page.items).toHaveLength(1)
  expect((await get(`/api/boletos?limit=1&cursor=${page.nextCursor}`)).json().items).toHaveLength(1)

  const { accountId } = first
  expect((await post('/api/remessas', { accountId, dryRun: true })).json()).toMatchObject({ titleCount: 2 })
  const created = await post('/api/remessas', { accountId })
  expect(created.statusCode).toBe(201)
  const file = await get(`/api/remessas/${created.json().id}/file`)
  expect(file.rawPayload.subarray(0, 9).toString()).toBe('01REMESSA')
  expect((await get('/api/remessas')).json().items).toHaveLength(1)
  expect((await post('/api/remessas', { accountId })).json()).toMatchObject({ status: 409, code: 'nothing-to-send' })

  const bytes = await makeRetorno(ctx, accountId, [
    retornoTitle(first),
    { ...retornoTitle(second), nossoNumero: '00099999', seuNumero: 'X' },
  ])
  const preview = await upload('/api/retornos/preview?fileName=A.RET', bytes)
  expect(preview.json()).toMatchObject({ outcomes: { settled: 1, unknown_title: 1 }, isRepeated: false })
  expect((await get('/api/retornos')).json().items).toEqual([])
  const report = (await upload('/api/retornos?fileName=A.RET', bytes)).json()
  expect(report).toMatchObject({ fileName: 'A.RET', postedCount: 1, paidCents: 9990 })
  expect((await upload('/api/retornos?fileName=B.RET', bytes)).json()).toMatchObject({
    id: report.id,
    isRepeated: true,
  })
  expect((await get(`/api/retornos/${report.id}`)).json()).toMatchObject({ lineCount: 2 })
  expect((await get(`/api/retornos/${report.id}/lines?outcome=unknown_title`)).json().items).toMatchObject([
    { line: 3 },
  ])
  expect((await get(`/api/retornos/${report.id}/file`)).rawPayload.equals(Buffer.from(bytes))).toBe(true)

  const [receipt] = (await get('/api/unmatched-receipts')).json().items
  const assigned = await post(`/api/unmatched-receipts/${receipt.id}/assign`, { invoiceId: second.invoiceId })
  expect(assigned.json()).toMatchObject({ id: receipt.id, paymentId: expect.any(String) })
})

test('a Pix, a second copy and the problems answer by HTTP', async () => {
  const [boleto] = await makeBoletos(ctx, 1)
  if (!boleto) throw new Error('A boleto is needed.')
  const copy = await post(`/api/invoices/${boleto.invoiceId}/boleto/due-date`, { dueOn: '2026-02-05' })
  expect(copy.json()).toMatchObject({ dueOn: '2026-02-05', amountCents: 9990 })
  const pix = {
    e2eId: 'E0000000020260209123000000000001',
    txid: copy.json().pixTxid,
    amountCents: 9990,
    paidAt: '2026-02-04T12:00:00Z',
  }
  expect((await post('/api/pix-receipts', pix)).json()).toMatchObject({ outcome: 'settled' })
  expect((await post('/api/boletos', { invoiceIds: [boleto.invoiceId] })).json()).toEqual({
    issuedCount: 0,
    problems: [],
  })
  expect((await get('/api/boletos/problems')).json()).toEqual({ items: [], nextCursor: null })
})

test('what is wrong in a request is a problem with its pointer, never a failure of the server', async () => {
  const id = newId()
  const answers = await Promise.all([
    get(`/api/invoices/${id}/boleto`),
    get(`/api/invoices/${id}/boleto.pdf`),
    get(`/api/remessas/${id}/file`),
    get(`/api/retornos/${id}/lines`),
    post('/api/remessas', { accountId: id }),
    post(`/api/invoices/${id}/boleto/due-date`, { dueOn: '2026-02-10' }),
    post(`/api/unmatched-receipts/${id}/assign`, { invoiceId: id }),
  ])
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404, 404, 404])
  const wrong = await Promise.all([
    post('/api/boletos', { invoiceIds: [] }),
    post('/api/boletos', { invoiceIds: ['x'], extra: 1 }),
    post('/api/remessas', { accountId: 7 }),
    post(`/api/invoices/${id}/boleto/due-date`, { dueOn: '2026-02-30' }),
    post('/api/pix-receipts', { e2eId: 'x', amountCents: 0, paidAt: 'ontem' }),
    upload('/api/retornos?fileName=a', Buffer.from('nada')),
    upload('/api/retornos/preview?accountId=nada', Buffer.from('nada')),
    get('/api/boletos?status=nada'),
    get('/api/retornos?cursor=nada'),
  ])
  expect(wrong.map(({ statusCode }) => statusCode)).toEqual(wrong.map(() => 422))
  expect((await post('/api/retornos', { json: true })).statusCode).toBe(422)
})
