import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import type { App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { drainJobs } from '#kernel/worker'
import { createBranch } from '#modules/company'
import { makeClient, makeCompany, makeInvoice, makePerson, openApp, testActor } from '#testing'

let app: App
let server: FastifyInstance
let ctx: Ctx
let boss: { id: string; token: string }

beforeAll(async () => {
  app = await openApp()
  server = await app.createServer()
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  ctx = outside.forCompany((await makeCompany(outside)).id)
  boss = await makePerson(ctx, { role: 'administrador' })
})

afterAll(async () => {
  await server.close()
  await app.close()
})

async function ask(token: string, method: 'GET' | 'POST', url: string, payload?: object) {
  const headers = { authorization: `Bearer ${token}` }
  const answer = await server.inject({ method, url, headers, ...(payload && { payload }) })
  return { status: answer.statusCode, body: answer.json() }
}

async function askDiscount(cents: number) {
  const clerk = await makePerson(ctx, { role: 'atendimento' })
  const invoice = await makeInvoice(ctx)
  const discount = (amountCents: number) =>
    ask(clerk.token, 'POST', `/api/invoices/${invoice.id}/adjustments`, { amountCents, reason: 'Queda de três dias' })
  const { approvalId } = (await discount(-cents)).body
  return { clerk, invoice, discount, path: `/api/approvals/${approvalId}` }
}
const makeRole = async (content: object): Promise<string> =>
  (await ask(boss.token, 'POST', '/api/roles', { name: newId(), ...content })).body.id

test('who agrees, agrees to the amount that they read: what grew since is asked for again', async () => {
  const { clerk, invoice, discount, path } = await askDiscount(5_100)
  const role = await makeRole({
    permissions: ['access.approval.decide', 'billing.invoice.adjust'],
    approvalLimits: { discount: 6_000 },
  })
  const chief = await makePerson(ctx, { role })
  expect((await discount(-4_000)).status).toBe(201)
  const decided = await ask(chief.token, 'POST', `${path}/approval`, {})
  expect(decided.body).toMatchObject({ state: 'failed', problem: { code: 'approval-outgrown' } })
  const { openCents } = (await ask(clerk.token, 'GET', `/api/invoices/${invoice.id}`)).body
  expect(openCents).toBe(invoice.openCents - 4_000)
})

test('many small credits of a month are one', async () => {
  const role = await makeRole({ permissions: ['billing.credit.grant'], approvalLimits: { credit: 5_000 } })
  const clerk = await makePerson(ctx, { role })
  const { id } = await makeClient(ctx)
  const grant = (amountCents: number) =>
    ask(clerk.token, 'POST', `/api/clients/${id}/credits`, { amountCents, reason: 'Cortesia' })
  expect([(await grant(3_000)).status, (await grant(2_000)).status]).toEqual([201, 201])
  expect((await grant(1)).status).toBe(202)
})

test('who reaches a part of the company sees what they asked for themselves, and decides nothing', async () => {
  const { path } = await askDiscount(9_000)
  const { id } = await createBranch(ctx, { code: 'SUL', name: 'Sul', postalCode: '88010000', ibgeCode: '4205407' })
  const manager = await makePerson(ctx, { role: 'financeiro', scope: { branchIds: [id] } })
  expect((await ask(manager.token, 'GET', '/api/approvals')).body.items).toEqual([])
  expect((await ask(manager.token, 'GET', path)).status).toBe(404)
  const decided = await ask(manager.token, 'POST', `${path}/approval`, {})
  expect([decided.status, decided.body.code]).toEqual([403, 'outside-scope'])
})

test('who sees names masked does not read them in what waits', async () => {
  const { path } = await askDiscount(9_000)
  const role = await makeRole({ permissions: ['access.approval.read'], masks: ['name'] })
  const clerk = await makePerson(ctx, { role })
  expect((await ask(clerk.token, 'GET', path)).body.summary).toBe('***')
})

test('nor is a client named to those in the notices, and who reaches one branch is told of no other', async () => {
  const { path } = await askDiscount(9_000)
  const { summary } = (await ask(boss.token, 'GET', path)).body
  await drainJobs(app.work)
  const bodies = async (token: string) =>
    (await ask(token, 'GET', '/api/notifications')).body.items.map(({ body }: { body: string | null }) => body)
  expect(await bodies(boss.token)).toContain(summary)
  const permissions = ['access.approval.decide', 'access.approval.read']
  const masked = await makePerson(ctx, { role: await makeRole({ permissions, masks: ['name'] }) })
  expect(new Set(await bodies(masked.token))).toEqual(new Set(['***']))
  const { id } = await createBranch(ctx, { code: 'LES', name: 'Leste', postalCode: '88010000', ibgeCode: '4205407' })
  const manager = await makePerson(ctx, { role: await makeRole({ permissions }), scope: { branchIds: [id] } })
  expect(await bodies(manager.token)).toEqual([])
})

test('a second person is a person: no program agrees to anything', async () => {
  const { path } = await askDiscount(9_000)
  const permissions = ['access.approval.decide', 'billing.invoice.adjust']
  const { id } = (await ask(boss.token, 'POST', '/api/api-clients', { name: 'Robô', permissions })).body
  const { key } = (await ask(boss.token, 'POST', `/api/api-clients/${id}/keys`, {})).body
  expect((await ask(key, 'POST', `${path}/approval`, {})).body.code).toBe('wrong-realm')
})
