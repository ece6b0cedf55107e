import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import type { App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { drainJobs } from '#kernel/worker'
import { mailbox, makeCompany, openApp, startOfTests, testActor } from '#testing'
import { createUser } from './index.ts'

const password = 'uma-senha-comprida'
const fresh = 'outra-frase-bem-diferente'
let now = startOfTests
let app: App
let server: FastifyInstance
let ctx: Ctx

beforeAll(async () => {
  app = await openApp({ clock: () => now, publicUrl: 'https://sgp.provedor.test' })
  server = await app.createServer()
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  ctx = outside.forCompany((await makeCompany(outside)).id)
})

afterAll(async () => {
  await server.close()
  await app.close()
})

async function post(url: string, payload: object, token?: string) {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const answer = await server.inject({ method: 'POST', url, payload, headers })
  return { status: answer.statusCode, body: answer.json() }
}

test('what was begun under the old password ends with it: a letter on its way, a log-in that waits for its code', async () => {
  const email = `${newId()}@provedor.test`
  await createUser(ctx, { email, password, name: 'Beatriz', permissions: [] })
  const { token } = (await post('/api/login', { email, password })).body
  const { secret } = (await post('/api/account/totp', { password }, token)).body
  const code = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() })
  await post('/api/account/totp/confirm', { code: code() }, token)

  await post('/api/password/forgot', { email })
  await drainJobs(app.work)
  const letters = (await mailbox()).messages.filter((message) => message.to.includes(email))
  const link = letters.map(({ text }) => /#([\w-]{43})/.exec(text)?.[1]).find((found) => found !== undefined)
  const { challenge } = (await post('/api/login', { email, password })).body
  expect([link, challenge]).toEqual([expect.any(String), expect.any(String)])

  now = new Date(now.getTime() + 60_000)
  expect((await post('/api/password', { currentPassword: password, newPassword: fresh }, token)).status).toBe(200)
  expect((await post('/api/password/reset', { token: link, newPassword: `${fresh}-2` })).body.code).toBe('reset-over')
  expect((await post('/api/login/second-factor', { challenge, code: code() })).body.code).toBe('challenge-over')
})
