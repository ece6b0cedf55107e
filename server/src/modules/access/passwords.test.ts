import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import type { App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { drainJobs } from '#kernel/worker'
import { mailbox, makeCompany, openApp, startOfTests, testActor } from '#testing'
import { createUser, resetPassword } from './index.ts'

const password = 'uma-senha-comprida'
const fresh = 'outra-frase-bem-diferente'
let now = startOfTests
let app: App
let bare: App
let server: FastifyInstance
let ctx: Ctx
let email: string

beforeAll(async () => {
  const opened = await openApp({
    clock: () => now,
    publicUrl: 'https://central.provedor.test',
    adminUrl: 'https://sgp.provedor.test',
  })
  app = opened
  bare = await openApp({ url: opened.url, clock: () => now })
  server = await app.createServer()
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  ctx = outside.forCompany((await makeCompany(outside)).id)
})

afterAll(async () => {
  await server.close()
  await bare.close()
  await app.close()
})

beforeEach(async () => {
  now = new Date(now.getTime() + 7_200_000)
  email = `${newId()}@provedor.test`
  await createUser(ctx, { email, password, name: 'Beatriz Figueiredo', permissions: [] })
})

async function post(url: string, payload: object, token?: string) {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const answer = await server.inject({ method: 'POST', url, payload, headers })
  return { status: answer.statusCode, body: answer.json() }
}
const logIn = async (word = password) => await post('/api/login', { email, password: word })
const seen = async (token: string) =>
  (await server.inject({ method: 'GET', url: '/api/session', headers: { authorization: `Bearer ${token}` } }))
    .statusCode
const lettersTo = async (address: string) => {
  await drainJobs(app.work)
  return (await mailbox()).messages.filter((message) => message.to.includes(address))
}
const change = (newPassword: string, token: string, currentPassword = password) =>
  post('/api/password', { currentPassword, newPassword }, token)

test.each([
  ['provedor-teste-12', 'provedor'],
  ['beatriz-e-o-gato-azul', 'beatriz'],
  ['FIGUEIREDO quatro cavalos', 'figueiredo'],
  ['123456789012', 'comum'],
  ['senhasenhasenha', 'adivinhar'],
  ['Password1234!', 'comum'],
  ['qwertyuiop123', 'adivinhar'],
  ['aaaaaaaaaaaaaaaaaaaa', 'adivinhar'],
  ['curta', '12'],
])('“%s” is refused, and told why', async (word, why) => {
  const { token } = (await logIn()).body
  const { status, body } = await change(word, token)
  expect([status, body.errors[0].pointer]).toEqual([422, '/newPassword'])
  expect(body.errors[0].detail).toContain(why)
  expect((await logIn()).status).toBe(200)
})

test('a very long password takes no longer to be judged than a long one', async () => {
  const { token } = (await logIn()).body
  const judge = async (times: number) => {
    const started = performance.now()
    expect((await change('xK9'.repeat(times), token)).status).toBe(422)
    return performance.now() - started
  }
  await judge(10)
  const long = await judge(21)
  expect(await judge(66)).toBeLessThan(5 * long + 200)
})

test('a new password ends the other sessions, keeps this one, and its owner hears of it', async () => {
  const [here, there] = [(await logIn()).body.token, (await logIn()).body.token]
  expect((await change(fresh, here, 'errada')).body.errors[0].pointer).toBe('/currentPassword')
  expect((await change(password, here)).body.code).toBe('same-password')
  expect((await change(fresh, here)).status).toBe(200)
  expect([await seen(here), await seen(there)]).toEqual([200, 401])
  expect([(await logIn()).status, (await logIn(fresh)).status]).toEqual([401, 200])
  const [letter] = await lettersTo(email)
  expect(letter?.text).toContain('A senha da sua conta foi trocada')
})

test('who got a password from another must choose one before anything else', async () => {
  const { password: given } = await resetPassword(ctx, { email })
  const { token } = (await logIn(given)).body
  const ask = async (method: 'GET' | 'POST', url: string) =>
    (await server.inject({ method, url, headers: { authorization: `Bearer ${token}` } })).json()
  expect(await ask('GET', '/api/clients')).toMatchObject({ status: 403, code: 'password-change-required' })
  expect(await ask('GET', '/api/account/sessions')).toMatchObject({ code: 'password-change-required' })
  expect(await ask('GET', '/api/session')).toMatchObject({ duties: ['password-change'] })
  expect((await change(fresh, token, given)).status).toBe(200)
  expect(await ask('GET', '/api/session')).toMatchObject({ duties: [] })
  expect(await ask('GET', '/api/clients')).toMatchObject({ status: 403, code: 'forbidden' })
})

test('a forgotten password is chosen anew by the letter’s address, on the site of the staff, once, and ends every session', async () => {
  const { token: before } = (await logIn()).body
  expect(await post('/api/password/forgot', { email: email.toUpperCase() })).toMatchObject({
    status: 202,
    body: { accepted: true },
  })
  const [letter] = await lettersTo(email)
  const [, token = ''] = /https:\/\/sgp\.provedor\.test\/redefinir-senha#([\w-]{43})/.exec(letter?.text ?? '') ?? []
  expect((await post('/api/password/reset', { token, newPassword: 'provedor-teste-12' })).body.code).toBe(
    'weak-password',
  )
  expect((await post('/api/password/reset', { token, newPassword: fresh })).status).toBe(200)
  expect([await seen(before), (await logIn(fresh)).status]).toEqual([401, 200])
  expect((await post('/api/password/reset', { token, newPassword: `${fresh}-2` })).body).toMatchObject({
    status: 401,
    code: 'reset-over',
  })
  expect((await lettersTo(email)).at(-1)?.text).toContain('foi redefinida')
  const kept = await ctx.db.selectFrom('access.passwordResets').selectAll().execute()
  expect(JSON.stringify(kept)).not.toContain(token)
})

test('of ten people with the same letter one chooses the password', async () => {
  await post('/api/password/forgot', { email })
  const [letter] = await lettersTo(email)
  const token = /#([\w-]{43})/.exec(letter?.text ?? '')?.[1] ?? ''
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      post('/api/password/reset', { token, newPassword: `${fresh}-numero-${index}` }),
    ),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('the letter’s address is good for thirty minutes, and three letters an hour are enough', async () => {
  for (let count = 0; count < 5; count++) await post('/api/password/forgot', { email })
  const letters = await lettersTo(email)
  expect(letters).toHaveLength(3)
  const token = /#([\w-]{43})/.exec(letters[0]?.text ?? '')?.[1] ?? ''
  now = new Date(now.getTime() + 30 * 60_000)
  expect((await post('/api/password/reset', { token, newPassword: fresh })).body.code).toBe('reset-over')
})

test('who has no account is answered alike, and nothing is sent', async () => {
  const stranger = `${newId()}@outro.test`
  const [known, unknown] = [
    await post('/api/password/forgot', { email }),
    await post('/api/password/forgot', { email: stranger }),
  ]
  expect(unknown).toEqual(known)
  expect(await lettersTo(stranger)).toEqual([])
})

test('without a public address no letter with a broken link is sent', async () => {
  const other = await bare.createServer()
  await other.inject({ method: 'POST', url: '/api/password/forgot', payload: { email } })
  await drainJobs(bare.work)
  expect((await mailbox()).messages.filter(({ to }) => to.includes(email))).toEqual([])
  await other.close()
})

test('people see where they are signed in, and end one, or all others', async () => {
  const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
  const [one, two, three] = await Promise.all(
    [1, 2, 3].map(
      async () =>
        (
          await server.inject({
            method: 'POST',
            url: '/api/login',
            payload: { email, password },
            headers: { 'user-agent': agent },
          })
        ).json().token,
    ),
  )
  const list = async () =>
    (
      await server.inject({ method: 'GET', url: '/api/account/sessions', headers: { authorization: `Bearer ${one}` } })
    ).json().items
  const items = await list()
  expect(items).toHaveLength(3)
  expect(items.find(({ isCurrent }: { isCurrent: boolean }) => isCurrent)).toMatchObject({
    device: 'Firefox no Linux',
    address: '127.0.0.1',
    factors: ['password'],
    kind: 'login',
  })
  const other = items.find(({ isCurrent }: { isCurrent: boolean }) => !isCurrent).id
  expect((await post(`/api/account/sessions/${other}/revoke`, {}, one)).body).toEqual({ revoked: 1 })
  expect((await post(`/api/account/sessions/${other}/revoke`, {}, one)).status).toBe(404)
  expect((await list()).length).toBe(2)
  expect((await post('/api/account/revoke-other-sessions', {}, one)).body).toEqual({ revoked: 1 })
  expect([await seen(one), await seen(two), await seen(three)].toSorted()).toEqual([200, 401, 401])
})

test('nobody ends a session of another person', async () => {
  const { token } = (await logIn()).body
  const [{ id }] = (
    await server.inject({ method: 'GET', url: '/api/account/sessions', headers: { authorization: `Bearer ${token}` } })
  ).json().items
  email = `${newId()}@provedor.test`
  await createUser(ctx, { email, password, name: 'Rui', permissions: [] })
  const theirs = (await logIn()).body.token
  expect((await post(`/api/account/sessions/${id}/revoke`, {}, theirs)).status).toBe(404)
  expect(await seen(token)).toBe(200)
})
