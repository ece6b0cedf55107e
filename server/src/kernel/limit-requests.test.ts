import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import type { App } from '#app'
import { createCtx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { createUser } from '#modules/access'
import { makeCompany, openApp, startOfTests, testActor } from '#testing'

const login = { email: 'ana@provedor.test', password: 'Sol-da-ilha-velha-41' }
const quotas = { read: 5, write: 2, heavy: 1 }
let now = startOfTests
const apps: App[] = []
const servers: FastifyInstance[] = []
let token = ''

beforeAll(async () => {
  const first = await openApp({ quotas, clock: () => now })
  apps.push(first, await openApp({ url: first.url, quotas, clock: () => now }))
  for (const app of apps) servers.push(await app.createServer())
  const outside = createCtx(first.runtime, { actor: testActor, companyId: newId() })
  const ctx = outside.forCompany((await makeCompany(outside)).id)
  await createUser(ctx, { ...login, name: 'Ana', permissions: ['system.metrics.read'] })
  const opened = await servers[0]?.inject({ method: 'POST', url: '/api/login', payload: login })
  token = opened?.json().token
})

afterAll(async () => {
  for (const server of servers) await server.close()
  for (const app of apps) await app.close()
})

const ask = async (process: number, url = '/api/session', headers = {}) => {
  const server = servers[process] ?? expect.fail('no such process')
  const answer = await server.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}`, ...headers } })
  const { 'ratelimit-policy': policy, ratelimit, 'retry-after': retryAfter } = answer.headers
  return { status: answer.statusCode, policy, ratelimit, retryAfter }
}

test('two processes count the requests of a session together, and every answer says what is left', async () => {
  now = new Date(startOfTests.getTime() + 600_000)
  const policy = '"read";q=5;w=60'
  expect(await ask(0)).toMatchObject({ status: 200, policy, ratelimit: '"read";r=4;t=12' })
  expect(await ask(1)).toMatchObject({ status: 200, ratelimit: '"read";r=3;t=24' })
  for (const process of [0, 1, 0]) await ask(process)
  expect(await ask(1)).toEqual({ status: 429, policy, ratelimit: '"read";r=0;t=60', retryAfter: '12' })
  now = new Date(now.getTime() + 12_000)
  expect(await ask(0)).toMatchObject({ status: 200 })
  expect(await ask(1)).toMatchObject({ status: 429 })
})

test('classes of routes do not use each other up', async () => {
  now = new Date(startOfTests.getTime() + 1_200_000)
  expect(await ask(0, '/metrics')).toMatchObject({ status: 200, policy: '"heavy";q=1;w=60' })
  expect(await ask(1, '/metrics')).toMatchObject({ status: 429 })
  expect(await ask(1)).toMatchObject({ status: 200 })
})

test('two processes count the requests of an address together', async () => {
  now = new Date(startOfTests.getTime() + 1_800_000)
  const url = '/api/portal/garden'
  const from = (address: string) => ({ 'x-forwarded-for': address })
  const told: number[] = []
  for (let times = 0; times < 62; times++) told.push((await ask(times % 2, url, from(`2001:db8:0:1::${times}`))).status)
  expect([told.filter((status) => status === 200).length, told.slice(60)]).toEqual([60, [429, 429]])
  expect((await ask(0, url, from('2001:db8:0:2::1'))).status).toBe(200)
})
