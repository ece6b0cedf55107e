import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { housePassword as password, openHouse, type House } from '#testing'

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

const post = (url: string, payload: object, token?: string) => house.ask('POST', url, { payload, token })
const account = (token = session) => house.account(token)
const pass = (seconds: number) => house.pass(seconds)
const codeOf = (secret: string, at = house.time.now) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() })
async function enrol(): Promise<{ secret: string; codes: string[] }> {
  const { secret } = (await post('/api/account/totp', { password }, session)).body
  const { recoveryCodes } = (await post('/api/account/totp/confirm', { code: codeOf(secret) }, session)).body
  pass(60)
  return { secret, codes: recoveryCodes }
}
const challenge = async (): Promise<string> => (await post('/api/login', { email, password })).body.challenge
const answer = (challenge: string, code: string) => post('/api/login/second-factor', { challenge, code })

test('the app is asked for only once its first code came back', async () => {
  const begun = await post('/api/account/totp', { password }, session)
  expect(begun.body.uri).toBe(
    `otpauth://totp/Open-SGP:${encodeURIComponent(email)}?issuer=Open-SGP&secret=${begun.body.secret}&algorithm=SHA1&digits=6&period=30`,
  )
  expect((await post('/api/login', { email, password })).status).toBe(200)
  const wrong = await post('/api/account/totp/confirm', { code: codeOf(begun.body.secret, new Date(0)) }, session)
  expect(wrong.body).toMatchObject({ status: 422, code: 'wrong-code', errors: [{ pointer: '/code' }] })
  const { body } = await post('/api/account/totp/confirm', { code: codeOf(begun.body.secret) }, session)
  expect(new Set(body.recoveryCodes).size).toBe(10)
  expect((await post('/api/login', { email, password })).body).toMatchObject({
    status: 401,
    code: 'second-factor-required',
    methods: ['totp', 'recovery-code'],
    challenge: expect.stringMatching(/^[\w-]{43}$/),
  })
  expect((await post('/api/account/totp', { password }, session)).body.code).toBe('totp-enrolled')
})

test('enrolling asks for the password again, and ends the other sessions', async () => {
  expect((await post('/api/account/totp', { password: 'errada' }, session)).body.code).toBe('wrong-password')
  const elsewhere = (await post('/api/login', { email, password })).body.token
  await enrol()
  expect((await account(elsewhere)).status).toBe(401)
  expect(await account()).toMatchObject({ totpConfirmedAt: expect.any(String), recoveryCodesLeft: 10 })
})

test('password and code open a session', async () => {
  const { secret } = await enrol()
  const { status, body } = await answer(await challenge(), codeOf(secret))
  expect([status, body.user.email]).toEqual([200, email])
  expect(await account(body.token)).toMatchObject({ email })
})

test('the code of a step before or after is good, an older one is not', async () => {
  const { secret } = await enrol()
  const open = async (seconds: number) =>
    (await answer(await challenge(), codeOf(secret, new Date(house.time.now.getTime() + seconds * 1000)))).status
  expect(await open(-60)).toBe(422)
  expect(await open(-30)).toBe(200)
  expect(await open(30)).toBe(200)
})

test('no code counts twice: not later, not at the same moment, not after a later one', async () => {
  const { secret } = await enrol()
  const code = codeOf(secret)
  const challenges = await Promise.all(Array.from({ length: 6 }, challenge))
  const statuses = (await Promise.all(challenges.map((one) => answer(one, code)))).map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  expect((await answer(await challenge(), codeOf(secret, new Date(house.time.now.getTime() - 30_000)))).status).toBe(
    422,
  )
})

test('a recovery code opens once, typed as people type', async () => {
  const { codes } = await enrol()
  const [code = ''] = codes
  const typed = ` ${code.toUpperCase().replaceAll('-', ' ')} `
  expect((await answer(await challenge(), typed)).status).toBe(200)
  expect((await answer(await challenge(), code)).status).toBe(422)
  expect(await account()).toMatchObject({ recoveryCodesLeft: 9 })
})

test('new recovery codes take the place of the old ones', async () => {
  const { secret, codes } = await enrol()
  expect((await post('/api/account/recovery-codes', { password }, session)).body.code).toBe('wrong-code')
  const { body } = await post('/api/account/recovery-codes', { password, code: codeOf(secret) }, session)
  expect((await answer(await challenge(), codes[1] ?? '')).status).toBe(422)
  expect((await answer(await challenge(), body.recoveryCodes[1])).status).toBe(200)
})

test('five attempts, five minutes, one use: then the password is asked again', async () => {
  const { secret } = await enrol()
  const tried = await challenge()
  for (let attempt = 0; attempt < 5; attempt++) expect((await answer(tried, '000000')).status).toBe(422)
  expect((await answer(tried, codeOf(secret))).body).toMatchObject({ status: 401, code: 'challenge-over' })
  const late = await challenge()
  pass(301)
  expect((await answer(late, codeOf(secret))).body.code).toBe('challenge-over')
  const used = await challenge()
  expect((await answer(used, codeOf(secret))).status).toBe(200)
  pass(30)
  expect((await answer(used, codeOf(secret))).body.code).toBe('challenge-over')
})

test('guessed codes count like guessed passwords, over all challenges', async () => {
  const { secret } = await enrol()
  const waiting = await challenge()
  for (let round = 0; round < 2; round++) {
    const tried = await challenge()
    for (let attempt = 0; attempt < 5; attempt++) await answer(tried, '000000')
  }
  expect((await answer(waiting, codeOf(secret))).status).toBe(429)
  expect((await post('/api/login', { email, password })).status).toBe(429)
  pass(901)
})

test('the app goes only by password and code, and its recovery codes with it', async () => {
  const { secret, codes } = await enrol()
  expect((await post('/api/account/totp/remove', { password: 'errada', code: codeOf(secret) }, session)).status).toBe(
    422,
  )
  expect((await post('/api/account/totp/remove', { password, code: '000000' }, session)).status).toBe(422)
  expect((await post('/api/account/totp/remove', { password, code: codes[0] }, session)).status).toBe(200)
  expect(await account()).toMatchObject({ totpConfirmedAt: null, recoveryCodesLeft: 0 })
  expect((await post('/api/login', { email, password })).status).toBe(200)
})

test('a program sends the code along, and is told when it did not', async () => {
  const { secret } = await enrol()
  const ask = (fields = {}) =>
    post('/api/oauth/token', { grant_type: 'password', username: email, password, ...fields })
  expect(await ask()).toMatchObject({ status: 400, body: { error: 'mfa_required' } })
  expect(await ask({ otp: '000000' })).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  expect(await ask({ otp: codeOf(secret) })).toMatchObject({ status: 200, body: { token_type: 'Bearer' } })
})

test('the secret is nowhere to be read', async () => {
  const { secret, codes } = await enrol()
  const rows = [
    await house.ctx.db.selectFrom('access.totpFactors').selectAll().execute(),
    await house.ctx.db.selectFrom('access.recoveryCodes').selectAll().execute(),
    await account(),
  ]
  for (const planted of [secret, ...codes]) expect(JSON.stringify(rows)).not.toContain(planted)
})

test('six digits are few: who guesses them to take the app away, or for new codes, waits too', async () => {
  await enrol()
  const guess = (path: string) => post(`/api/account/${path}`, { password, code: '000000' }, session)
  const answers: number[] = []
  for (const path of ['totp/remove', 'recovery-codes', 'totp/remove', 'recovery-codes'])
    for (let at = 0; at < 3; at += 1) answers.push((await guess(path)).status)
  expect([answers[0], answers.at(-1)]).toEqual([422, 429])
  expect((await account()).totpConfirmedAt).not.toBeNull()
})
