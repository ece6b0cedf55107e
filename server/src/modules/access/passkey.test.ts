import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { housePassword as password, makePasskey, openHouse, type House, type SoftwarePasskey } from '#testing'

const origin = 'http://localhost:8000'
let house: House
let email: string
let session: string

beforeAll(async () => {
  house = await openHouse()
})

afterAll(() => house.close())

beforeEach(async () => {
  const person = await house.join()
  email = person.email
  session = person.token
})

const post = (url: string, payload: object, token?: string, from = origin) =>
  house.ask('POST', url, { payload, token, headers: { origin: from } })
const account = (token = session) => house.account(token)

async function register(passkey: SoftwarePasskey, name = 'Notebook', at = origin) {
  const { challenge, options } = (await post('/api/account/passkeys/options', { password }, session)).body
  const credential = passkey.attest({ challenge: options.challenge, origin: at, rpId: options.rp.id })
  return await post('/api/account/passkeys', { challenge, name, credential }, session)
}
async function alone(passkey: SoftwarePasskey, change = {}) {
  const { challenge, options } = (await post('/api/login/passkey/options', {})).body
  const credential = passkey.assert({ challenge: options.challenge, origin, rpId: options.rpId, ...change })
  return await post('/api/login/passkey', { challenge, credential })
}
const asked = async () => (await post('/api/login', { email, password })).body

test('a passkey is kept under its name and brings recovery codes; the other sessions end', async () => {
  const elsewhere = (await post('/api/login', { email, password })).body.token
  const { status, body } = await register(makePasskey())
  expect([status, body.passkey.name, body.recoveryCodes.length]).toEqual([201, 'Notebook', 10])
  expect((await account(elsewhere)).status).toBe(401)
  expect(await account()).toMatchObject({ passkeys: [{ name: 'Notebook', lastUsedAt: null }], recoveryCodesLeft: 10 })
  expect((await register(makePasskey(), 'Celular')).body.recoveryCodes).toEqual([])
})

test('a passkey alone opens a session, without e-mail or password', async () => {
  const passkey = makePasskey()
  await register(passkey)
  passkey.counter = 2
  const { status, body } = await alone(passkey)
  expect([status, body.user.email]).toEqual([200, email])
})

test('alone it must have checked the person; after a password it need not', async () => {
  const passkey = makePasskey()
  await register(passkey)
  Object.assign(passkey, { counter: 2, isVerifying: false })
  expect((await alone(passkey)).body).toMatchObject({ status: 422, code: 'passkey-refused' })
  const { challenge, methods, passkey: options } = await asked()
  expect(methods).toEqual(['passkey', 'recovery-code'])
  const credential = passkey.assert({ challenge: options.challenge, origin, rpId: options.rpId })
  expect((await post('/api/login/second-factor/passkey', { challenge, credential })).status).toBe(200)
})

test('a counter that does not grow tells of a copied key', async () => {
  const passkey = makePasskey()
  await register(passkey)
  passkey.counter = 5
  expect((await alone(passkey)).status).toBe(200)
  expect((await alone(passkey)).status).toBe(422)
  passkey.counter = 4
  expect((await alone(passkey)).status).toBe(422)
  passkey.counter = 6
  expect((await alone(passkey)).status).toBe(200)
})

test('a key that does not count is good as long as it never did', async () => {
  const passkey = makePasskey()
  passkey.counter = 0
  await register(passkey)
  expect([(await alone(passkey)).status, (await alone(passkey)).status]).toEqual([200, 200])
})

test.each([
  ['of another page', { origin: 'http://localhost.evil.test' }],
  ['of another site', { rpId: 'evil.test' }],
  ['to another question', { challenge: Buffer.from('outra').toString('base64url') }],
  ['of another owner', { userHandle: Buffer.alloc(16).toString('base64url') }],
])('an answer %s is refused', async (_, change) => {
  const passkey = makePasskey()
  await register(passkey)
  passkey.counter = 2
  expect((await alone(passkey, change)).body).toMatchObject({ status: 422, code: 'passkey-refused' })
})

test('a key made for another page is not taken', async () => {
  expect((await register(makePasskey(), 'Falsa', 'http://localhost:9')).body.code).toBe('passkey-refused')
  expect(await account()).toMatchObject({ passkeys: [] })
})

test('an answer counts once, also at the same moment, and not after five minutes', async () => {
  const passkey = makePasskey()
  await register(passkey)
  passkey.counter = 2
  const { challenge, options } = (await post('/api/login/passkey/options', {})).body
  const credential = passkey.assert({ challenge: options.challenge, origin, rpId: options.rpId })
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => post('/api/login/passkey', { challenge, credential })),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const late = (await post('/api/login/passkey/options', {})).body
  house.pass(301)
  const answer = passkey.assert({ challenge: late.options.challenge, origin, rpId: options.rpId })
  expect((await post('/api/login/passkey', { challenge: late.challenge, credential: answer })).body.code).toBe(
    'challenge-over',
  )
})

test('nobody ends with their key the sign-in of another person', async () => {
  const passkey = makePasskey()
  await register(passkey)
  const thief = { passkey: makePasskey(), email }
  const victim = await house.join()
  email = victim.email
  session = victim.token
  await register(thief.passkey)
  const { challenge, passkey: options } = (await post('/api/login', { email: thief.email, password })).body
  thief.passkey.counter = 2
  const credential = thief.passkey.assert({ challenge: options.challenge, origin, rpId: options.rpId })
  expect((await post('/api/login/second-factor/passkey', { challenge, credential })).status).toBe(422)
})

test('a key is renamed and removed by its owner alone, removing it by password', async () => {
  const passkey = makePasskey()
  const { id } = (await register(passkey)).body.passkey
  const theirs = (await house.join()).token
  const rename = (token: string) =>
    house.ask('PATCH', `/api/account/passkeys/${id}`, { payload: { name: 'Chave da mesa' }, token })
  expect([(await rename(theirs)).status, (await rename(session)).body.name]).toEqual([404, 'Chave da mesa'])
  const remove = (token: string, word = password) =>
    post(`/api/account/passkeys/${id}/remove`, { password: word }, token)
  expect([(await remove(theirs)).status, (await remove(session, 'errada')).status]).toEqual([404, 422])
  expect((await remove(session)).status).toBe(200)
  passkey.counter = 2
  expect((await alone(passkey)).status).toBe(422)
  expect(await account()).toMatchObject({ passkeys: [], recoveryCodesLeft: 0 })
})

test('without a public address no key can be made, and the reason says how to mend it', async () => {
  const answer = await post('/api/account/passkeys/options', { password }, session, 'https://provedor.test')
  expect(answer.body).toMatchObject({
    status: 409,
    code: 'no-public-url',
    detail: expect.stringContaining('PUBLIC_URL'),
  })
})
