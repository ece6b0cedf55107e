import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import type { App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { drainJobs } from '#kernel/worker'
import { makeCompany, makeInvoice, makePerson, makeRole, openApp, testActor } from '#testing'

let app: App
let server: FastifyInstance
let ctx: Ctx
let clerkRole: string
let boss: { token: string }

beforeAll(async () => {
  app = await openApp()
  server = await app.createServer()
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  ctx = outside.forCompany((await makeCompany(outside)).id)
  boss = await makePerson(ctx, { role: 'administrador' })
  clerkRole = await makeRole(ctx, { permissions: ['billing.invoice.adjust'], limits: { discount: 1_000 } })
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

/** Somebody who may discount a little, and may not read approvals, asks for more. */
async function askForMore() {
  const clerk = await makePerson(ctx, { role: clerkRole })
  const { id } = await makeInvoice(ctx)
  const wanted = { amountCents: -5_000, reason: 'Queda de três dias' }
  const { approvalId } = (await ask(clerk.token, 'POST', `/api/invoices/${id}/adjustments`, wanted)).body
  const mine = async (query = '') => (await ask(clerk.token, 'GET', `/api/approvals/mine${query}`)).body.items
  const inbox = async () => {
    await drainJobs(app.work)
    const { items } = (await ask(clerk.token, 'GET', '/api/notifications')).body
    return items.map(({ title, link }: { title: string; link: string }) => [title, link])
  }
  return { clerk, path: `/api/approvals/${approvalId}`, approvalId, mine, inbox }
}

test('whoever asked sees the own requests, also without reading those of others', async () => {
  const [one, other] = [await askForMore(), await askForMore()]
  expect((await ask(one.clerk.token, 'GET', '/api/approvals')).body.code).toBe('forbidden')
  expect(await one.mine()).toMatchObject([{ id: one.approvalId, state: 'pending', amountCents: 5_000 }])
  expect(await other.mine('?state=approved')).toEqual([])
})

test('the decision reaches the inbox of whoever asked, once, with its reason', async () => {
  const { path, mine, inbox } = await askForMore()
  expect((await ask(boss.token, 'POST', `${path}/refusal`, { reason: 'Já houve desconto' })).status).toBe(200)
  expect(await inbox()).toEqual([['Pessoa administrador recusou o seu pedido', '/meus-pedidos']])
  expect(await mine()).toMatchObject([{ state: 'refused', reason: 'Já houve desconto' }])
})

test('what was agreed to, and what then could not be done, are told apart', async () => {
  const [done, failed] = [await askForMore(), await askForMore()]
  await ask(boss.token, 'POST', `${done.path}/approval`, {})
  await ctx.db.updateTable('access.users').set({ isActive: false }).where('id', '=', failed.clerk.id).execute()
  await ask(boss.token, 'POST', `${failed.path}/approval`, {})
  await ctx.db.updateTable('access.users').set({ isActive: true }).where('id', '=', failed.clerk.id).execute()
  expect(await done.inbox()).toEqual([['Pessoa administrador aprovou e fez o seu pedido', '/meus-pedidos']])
  expect(await failed.inbox()).toEqual([
    ['Pessoa administrador aprovou o seu pedido, mas ele não pôde ser feito', '/meus-pedidos'],
  ])
})

test('a request that is taken back waits no more, and tells its asker nothing', async () => {
  const { clerk, path, mine, inbox } = await askForMore()
  expect((await ask(clerk.token, 'POST', `${path}/withdrawal`)).body.state).toBe('withdrawn')
  expect([await inbox(), await mine()]).toMatchObject([[], [{ state: 'withdrawn' }]])
  expect((await ask(boss.token, 'POST', `${path}/approval`, {})).body.code).toBe('approval-closed')
})
