import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { permissions, type App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { makeCompany, makeInvoice, makePerson, openApp, startOfTests, testActor } from '#testing'
import { isWithinHours } from './rules/sign-in-hours.ts'
import { permissionsOf, shippedRoles } from './rules/shipped-roles.ts'

let app: App
let server: FastifyInstance
let ctx: Ctx
let now = startOfTests
let boss: { id: string; token: string }

beforeAll(async () => {
  app = await openApp({ clock: () => now })
  server = await app.createServer()
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  ctx = outside.forCompany((await makeCompany(outside)).id)
  boss = await makePerson(ctx, { role: 'administrador' })
})

afterAll(async () => {
  await server.close()
  await app.close()
})

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
async function ask(token: string, method: Method, url: string, payload?: object) {
  const headers = { authorization: `Bearer ${token}` }
  const answer = await server.inject({ method, url, headers, ...(payload && { payload }) })
  return { status: answer.statusCode, body: answer.json() }
}

const roleId = async (key: string) =>
  (await ctx.db.selectFrom('access.roles').select('id').where('key', '=', key).executeTakeFirstOrThrow()).id
let copies = 0
async function copyOf(key: string): Promise<{ id: string; version: number; permissions: string[] }> {
  copies += 1
  return (await ask(boss.token, 'POST', `/api/roles/${await roleId(key)}/copy`, { name: `Cópia ${copies}` })).body
}

test('every permission of the catalogue belongs to a role that is not the administrator’s or is about access', () => {
  const catalogue = Object.keys(permissions)
  const held = new Set(shippedRoles.flatMap((role) => permissionsOf(role, catalogue)))
  expect(catalogue.filter((permission) => !held.has(permission))).toEqual([])
})

test('an accountant and an auditor change nothing', () => {
  const catalogue = Object.keys(permissions)
  for (const key of ['contador', 'auditor']) {
    const role = shippedRoles.find((one) => one.key === key)
    const changing = role
      ? permissionsOf(role, catalogue).filter((name) => !/\.(read|query|export|verify)$/.test(name))
      : ['?']
    expect(changing).toEqual([])
  }
})

test('a shipped role is not changed; its copy is, and whoever has it has it so at the next request', async () => {
  const shipped = await ask(boss.token, 'PATCH', `/api/roles/${await roleId('noc')}`, { version: 1, name: 'Meu NOC' })
  expect([shipped.status, shipped.body.code]).toEqual([409, 'shipped-role'])
  const copy = await copyOf('noc')
  const { token } = await makePerson(ctx, { role: copy.id })
  expect((await ask(token, 'GET', '/api/nas')).status).toBe(200)
  const without = copy.permissions.filter((name) => name !== 'radius.nas.read')
  const changed = await ask(boss.token, 'PATCH', `/api/roles/${copy.id}`, {
    version: copy.version,
    permissions: without,
  })
  expect(changed.status).toBe(200)
  expect((await ask(token, 'GET', '/api/nas')).body.code).toBe('forbidden')
  const stale = await ask(boss.token, 'PATCH', `/api/roles/${copy.id}`, { version: copy.version, name: 'Outro' })
  expect(stale.body.code).toBe('stale-version')
})

test('nobody gives what they do not have, nor without the bounds that they have it in', async () => {
  const copy = await copyOf('atendimento')
  const changes = {
    version: copy.version,
    permissions: [...copy.permissions, 'access.role.read', 'access.role.update', 'access.role.assign'],
  }
  const all = (await ask(boss.token, 'PATCH', `/api/roles/${copy.id}`, changes)).body
  const giver = await makePerson(ctx, { role: copy.id })
  const taker = await makePerson(ctx)
  const more = await ask(giver.token, 'POST', `/api/users/${taker.id}/roles`, { roleId: await roleId('financeiro') })
  expect([more.status, more.body.code]).toEqual([403, 'forbidden'])
  const unmasked = await ask(giver.token, 'PATCH', `/api/roles/${copy.id}`, { version: all.version, masks: [] })
  expect([unmasked.status, unmasked.body.code]).toEqual([403, 'more-than-own'])
  expect((await ask(giver.token, 'POST', `/api/users/${taker.id}/roles`, { roleId: copy.id })).status).toBe(201)
  const self = await ask(giver.token, 'POST', `/api/users/${giver.id}/roles`, { roleId: copy.id })
  expect(self.body.code).toBe('own-account')
})

test('an elevation counts until its instant and not a moment longer, and says why it was given', async () => {
  const person = await makePerson(ctx, { role: 'tecnico' })
  const validUntil = new Date(now.getTime() + 3_600_000).toISOString()
  const given = await ask(boss.token, 'POST', `/api/users/${person.id}/elevations`, {
    roleId: await roleId('financeiro'),
    validUntil,
    reason: 'Férias da Marta',
  })
  expect(given.body.assignments.at(-1)).toMatchObject({
    reason: 'Férias da Marta',
    givenByName: 'Pessoa administrador',
  })
  expect((await ask(person.token, 'GET', '/api/invoices')).status).toBe(200)
  const { items } = (await ask(boss.token, 'GET', `/api/users/${person.id}/rights`)).body
  const right = items.find((one: { permission: string }) => one.permission === 'billing.invoice.read')
  expect(right.reasons).toMatchObject([{ kind: 'elevation', roleName: 'Financeiro', until: validUntil }])
  now = new Date(validUntil)
  expect((await ask(person.token, 'GET', '/api/invoices')).body.code).toBe('forbidden')
  now = startOfTests
})

test('a deactivated person is out at once, and the last administrator stays', async () => {
  const person = await makePerson(ctx, { role: 'contador' })
  expect((await ask(boss.token, 'POST', `/api/users/${person.id}/deactivation`)).body.isActive).toBe(false)
  expect((await ask(person.token, 'GET', '/api/invoices')).status).toBe(401)
  const { assignments } = (await ask(boss.token, 'GET', `/api/users/${boss.id}`)).body
  const last = await ask(boss.token, 'DELETE', `/api/users/${boss.id}/roles/${assignments[0].id}`)
  expect([last.status, last.body.code]).toEqual([409, 'last-administrator'])
})

test('hours are the company’s, and may go over midnight', () => {
  const at = (text: string) => new Date(`${text}-03:00`)
  const night = { weekdays: [5], from: '22:00', until: '06:00' }
  const asked = (hours: typeof night, text: string) => isWithinHours(hours, at(text), 'America/Sao_Paulo')
  expect(asked(night, '2026-01-09T23:00:00')).toBe(true)
  expect(asked(night, '2026-01-10T05:59:00')).toBe(true)
  expect(asked(night, '2026-01-10T06:00:00')).toBe(false)
  expect(asked(night, '2026-01-09T05:00:00')).toBe(false)
  expect(asked({ weekdays: [5], from: '08:00', until: '18:00' }, '2026-01-09T18:00:00')).toBe(false)
})

test('outside of its hours or its network a role opens nothing', async () => {
  const copy = await copyOf('contador')
  const person = await makePerson(ctx, { role: copy.id })
  const signInHours = { weekdays: [1], from: '08:00', until: '18:00' }
  const one = await ask(boss.token, 'PATCH', `/api/roles/${copy.id}`, { version: copy.version, signInHours })
  expect((await ask(person.token, 'GET', '/api/invoices')).body.code).toBe('outside-hours')
  const ipRanges = ['203.0.113.0/24']
  const two = { version: one.body.version, signInHours: null, ipRanges }
  expect((await ask(boss.token, 'PATCH', `/api/roles/${copy.id}`, two)).body.ipRanges).toEqual(ipRanges)
  expect((await ask(person.token, 'GET', '/api/invoices')).body.code).toBe('outside-network')
})

async function askDiscount(cents: number) {
  const clerk = await makePerson(ctx, { role: 'atendimento' })
  const invoice = await makeInvoice(ctx)
  const url = `/api/invoices/${invoice.id}/adjustments`
  const answer = await ask(clerk.token, 'POST', url, { amountCents: -cents, reason: 'Queda de três dias' })
  const openCents = async () => (await ask(boss.token, 'GET', `/api/invoices/${invoice.id}`)).body.openCents as number
  return { clerk, invoice, url, answer, openCents }
}

test('a discount within the limit is given at once; small ones add up, and above it a second person decides, once', async () => {
  const { clerk, invoice, url, answer, openCents } = await askDiscount(3_000)
  expect(answer.status).toBe(201)
  const more = await ask(clerk.token, 'POST', url, { amountCents: -2_500, reason: 'Mais um' })
  expect([more.status, Object.keys(more.body)]).toEqual([202, ['approvalId']])
  expect(await openCents()).toBe(invoice.openCents - 3_000)
  const again = await ask(clerk.token, 'POST', url, { amountCents: -2_500, reason: 'Mais um' })
  expect(again.body).toEqual(more.body)

  const path = `/api/approvals/${more.body.approvalId}`
  expect((await ask(clerk.token, 'POST', `${path}/approval`, {})).body.code).toBe('forbidden')
  const approved = await ask(boss.token, 'POST', `${path}/approval`, { reason: 'De acordo' })
  expect(approved.body).toMatchObject({
    state: 'approved',
    requestedByName: 'Pessoa atendimento',
    decidedByName: 'Pessoa administrador',
  })
  expect(await openCents()).toBe(invoice.openCents - 5_500)
  expect((await ask(boss.token, 'POST', `${path}/approval`, {})).body.code).toBe('approval-closed')
  expect(await openCents()).toBe(invoice.openCents - 5_500)
})

test('what cannot be done any more is told to both, and nothing of it stays', async () => {
  const { clerk, invoice, answer } = await askDiscount(9_000)
  const cancel = { reason: 'Erro de emissão', releasesPeriod: false }
  expect((await ask(boss.token, 'POST', `/api/invoices/${invoice.id}/cancellation`, cancel)).status).toBe(200)
  const path = `/api/approvals/${answer.body.approvalId}`
  const failed = await ask(boss.token, 'POST', `${path}/approval`, {})
  expect(failed.body).toMatchObject({ state: 'failed', problem: { code: 'invoice-not-open' } })
  expect((await ask(clerk.token, 'GET', path)).body.problem.code).toBe('invoice-not-open')
})

test('whoever asks does not decide, may take it back, and waits seven days at most', async () => {
  const { clerk, answer, openCents } = await askDiscount(9_000)
  const before = await openCents()
  const path = `/api/approvals/${answer.body.approvalId}`
  const copy = await copyOf('administrador')
  const limited = { version: copy.version, approvalLimits: { discount: 1_000 } }
  await ask(boss.token, 'PATCH', `/api/roles/${copy.id}`, limited)
  const chief = await makePerson(ctx, { role: copy.id })
  expect((await ask(chief.token, 'POST', `${path}/approval`, {})).body.code).toBe('above-limit')
  expect((await ask(chief.token, 'POST', `${path}/withdrawal`)).status).toBe(404)
  now = new Date(startOfTests.getTime() + 7 * 86_400_000)
  expect((await ask(boss.token, 'POST', `${path}/approval`, {})).body.code).toBe('approval-closed')
  expect((await ask(clerk.token, 'GET', path)).body.state).toBe('expired')
  now = startOfTests
  expect((await ask(clerk.token, 'POST', `${path}/withdrawal`)).body.state).toBe('withdrawn')
  expect(await openCents()).toBe(before)
})

test('what is kept is done with the rights of the day on which it is decided', async () => {
  const { clerk, answer } = await askDiscount(9_000)
  await ask(boss.token, 'POST', `/api/users/${clerk.id}/deactivation`)
  const decided = await ask(boss.token, 'POST', `/api/approvals/${answer.body.approvalId}/approval`, {})
  expect(decided.body).toMatchObject({ state: 'failed', problem: { code: 'asker-inactive' } })
})
