import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { permissions, type App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { createBranch } from '#modules/company'
import { makeCompany, makePerson, openApp, startOfTests, testActor } from '#testing'

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

async function ask(token: string, method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) {
  const headers = { authorization: `Bearer ${token}` }
  const answer = await server.inject({ method, url, headers, ...(payload && { payload }) })
  return { status: answer.statusCode, body: answer.json() }
}

let roles = 0
async function makeRole(content: object): Promise<{ id: string; version: number }> {
  roles += 1
  return (await ask(boss.token, 'POST', '/api/roles', { name: `Perfil ${roles}`, ...content })).body
}
const newUser = (given: readonly string[]) => ({
  email: `${newId()}@provedor.test`,
  name: 'Conta nova',
  password: 'girassol-torto-na-varanda',
  permissions: given,
})
const inAnHour = new Date(startOfTests.getTime() + 3_600_000).toISOString()
const administrator = async () =>
  (await ctx.db.selectFrom('access.roles').select('id').where('key', '=', 'administrador').executeTakeFirstOrThrow()).id

test('who sees documents masked registers nobody who sees them', async () => {
  const role = await makeRole({ permissions: ['access.user.create', 'clients.client.read'], masks: ['document'] })
  const clerk = await makePerson(ctx, { role: role.id })
  const made = await ask(clerk.token, 'POST', '/api/users', newUser(['clients.client.read']))
  expect([made.status, made.body.code]).toEqual([403, 'more-than-own'])
})

test('what is held for an hour is given on for no longer, neither to others nor to oneself', async () => {
  const role = await makeRole({ permissions: ['access.user.update', 'access.user.create', 'access.role.assign'] })
  const stand = await makePerson(ctx, { role: role.id })
  const roleId = await administrator()
  const elevation = { roleId, validUntil: inAnHour, reason: 'Férias da Marta' }
  expect((await ask(boss.token, 'POST', `/api/users/${stand.id}/elevations`, elevation)).status).toBe(201)

  const friend = await makePerson(ctx)
  const forGood = await ask(stand.token, 'POST', `/api/users/${friend.id}/roles`, { roleId })
  expect([forGood.status, forGood.body.code]).toEqual([403, 'more-than-own'])
  const longer = { ...elevation, validUntil: new Date(startOfTests.getTime() + 7_200_000).toISOString() }
  expect((await ask(stand.token, 'POST', `/api/users/${friend.id}/elevations`, longer)).body.code).toBe('more-than-own')
  expect((await ask(stand.token, 'POST', `/api/users/${friend.id}/elevations`, elevation)).status).toBe(201)
  const account = await ask(stand.token, 'POST', '/api/users', newUser(['billing.invoice.read']))
  expect(account.body.code).toBe('more-than-own')
  const program = { name: 'Robô', permissions: ['billing.invoice.read'] }
  expect((await ask(stand.token, 'POST', '/api/api-clients', program)).body.code).toBe('more-than-own')

  const { version } = (await ask(boss.token, 'GET', `/api/users/${stand.id}`)).body
  const self = await ask(stand.token, 'PATCH', `/api/users/${stand.id}`, {
    version,
    permissions: ['billing.invoice.read'],
  })
  expect([self.status, self.body.code]).toEqual([409, 'own-account'])
})

test('who reaches one branch widens no role that somebody has elsewhere', async () => {
  const { id: branchId } = await createBranch(ctx, {
    code: 'SUL',
    name: 'Sul',
    postalCode: '88010000',
    ibgeCode: '4205407',
  })
  const everywhere = await makeRole({ permissions: ['plans.plan.read'] })
  const role = await makeRole({ permissions: ['plans.plan.read', 'clients.client.read', 'access.role.update'] })
  const manager = await makePerson(ctx, { role: role.id, scope: { branchIds: [branchId] } })
  await ask(boss.token, 'POST', `/api/users/${manager.id}/roles`, { roleId: everywhere.id })
  const widened = await ask(manager.token, 'PATCH', `/api/roles/${everywhere.id}`, {
    version: everywhere.version,
    permissions: ['plans.plan.read', 'clients.client.read'],
  })
  expect([widened.status, widened.body.code]).toEqual([403, 'more-than-own'])
})

test('what binds a person is not for that person to take away', async () => {
  const bounds = { requiresSecondFactor: true, ipRanges: ['127.0.0.0/8'] }
  const own = await makeRole({ permissions: ['access.role.update'], ...bounds })
  const { token } = await makePerson(ctx, { role: own.id })
  for (const change of [{ requiresSecondFactor: false }, { ipRanges: [] }, { ipRanges: ['0.0.0.0/0'] }]) {
    const freed = await ask(token, 'PATCH', `/api/roles/${own.id}`, { version: own.version, ...change })
    expect([freed.status, freed.body.code]).toEqual([409, 'own-role'])
  }
  const named = { version: own.version, description: 'Cuida dos perfis' }
  expect((await ask(token, 'PATCH', `/api/roles/${own.id}`, named)).status).toBe(200)
})

test('who may more is safe from those who may less, at night too', async () => {
  const monday = { weekdays: [1], from: '08:00', until: '09:00' }
  const strong = await makeRole({ permissions: Object.keys(permissions), signInHours: monday })
  const chief = await makePerson(ctx, { role: strong.id })
  const weak = await makeRole({ permissions: ['access.user.update'] })
  const clerk = await makePerson(ctx, { role: weak.id })
  const out = await ask(clerk.token, 'POST', `/api/users/${chief.id}/deactivation`)
  expect([out.status, out.body.code]).toEqual([403, 'forbidden'])
  expect((await ask(clerk.token, 'POST', `/api/users/${chief.id}/reset-second-factor`)).status).toBe(403)
})

test('what several companies share is for who administers the installation, not for the chief of one of them', async () => {
  expect((await ask(boss.token, 'GET', '/api/backups/settings')).status).toBe(200)
  const owner = await makePerson(ctx, { role: 'administrador' })
  await ctx.db.updateTable('access.users').set({ isAdministrator: true }).where('id', '=', owner.id).execute()
  await ctx.db
    .updateTable('access.users')
    .set({ permissions: Object.keys(permissions) })
    .where('id', '=', owner.id)
    .execute()
  await makeCompany(ctx)
  for (const url of ['/api/backups', '/api/backups.csv', '/api/backups/settings']) {
    const refused = await ask(boss.token, 'GET', url)
    expect([refused.status, refused.body.code]).toEqual([403, 'of-installation'])
  }
  const out = await ask(boss.token, 'POST', `/api/users/${owner.id}/deactivation`)
  expect([out.status, out.body.code]).toEqual([403, 'of-installation'])
  expect((await ask(owner.token, 'GET', '/api/backups/settings')).status).toBe(200)
})
