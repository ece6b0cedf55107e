import { afterAll, beforeAll, expect, test } from 'vitest'
import { Secret, TOTP } from 'otpauth'
import { newId } from '#kernel/ids'
import { housePassword as password, openHouse, signInAs, startOfTests, type House } from '#testing'
import { assignRole } from './assign-role.ts'
import { createRole } from './create-role.ts'

let house: House

beforeAll(async () => {
  house = await openHouse()
})

afterAll(() => house.close())

async function person(realm = 'staff', permissions: string[] = []) {
  const { id, email } = await house.join()
  await house.ctx.db.updateTable('access.users').set({ realm, permissions }).where('id', '=', id).execute()
  return { id, email }
}
const ask = (method: 'GET' | 'POST', url: string, token?: string, payload?: object, at = house.server) =>
  house.ask(method, url, { token, payload, at })
const logIn = (email: string, realm?: string) => ask('POST', '/api/login', undefined, { email, password, realm })

test.each(['technician', 'subscriber'])(
  'a %s is nobody to what belongs to the staff, whatever they may do',
  async (realm) => {
    const { email } = await person(realm, ['clients.client.read'])
    const token = await signInAs(house.ctx.db, email)
    expect((await ask('GET', '/api/clients', token)).body).toMatchObject({ status: 401, code: 'wrong-realm' })
    expect((await ask('GET', '/api/session', token)).status).toBe(200)
  },
)

test.each(['technician', 'subscriber'])('the door of the staff opens to no %s', async (realm) => {
  const { email } = await person(realm)
  expect((await logIn(email)).status).toBe(401)
  expect((await logIn(email, realm)).status).toBe(200)
  const grant = { grant_type: 'password', username: email, password }
  expect((await ask('POST', '/api/oauth/token', undefined, grant)).body.error).toBe('invalid_grant')
  const { body } = await ask('POST', '/api/oauth/token', undefined, { ...grant, audience: realm })
  expect((await ask('GET', '/api/clients', body.access_token)).body.code).toBe('wrong-realm')
})

test('an equal e-mail in two realms is two people, with a password and sessions each', async () => {
  const staff = await person()
  const { id } = await person('technician')
  await house.ctx.db.updateTable('access.users').set({ email: staff.email }).where('id', '=', id).execute()
  const [one, two] = [(await logIn(staff.email)).body, (await logIn(staff.email, 'technician')).body]
  expect([one.user.id, two.user.id]).toEqual([staff.id, id])
  await ask('POST', '/api/logout/everywhere', one.token)
  expect([
    (await ask('GET', '/api/session', one.token)).status,
    (await ask('GET', '/api/session', two.token)).status,
  ]).toEqual([401, 200])
})

test('leaving one session ends that one, in every process at once', async () => {
  const { email } = await person()
  const [here, there] = [(await logIn(email)).body.token, (await logIn(email)).body.token]
  const seen = async (token: string, at: House['server']) =>
    (await ask('GET', '/api/session', token, undefined, at)).status
  expect([await seen(here, house.otherServer), await seen(there, house.otherServer)]).toEqual([200, 200])
  await ask('POST', '/api/logout', here)
  expect([await seen(here, house.otherServer), await seen(there, house.otherServer)]).toEqual([401, 200])
})

const roleOf = (change: object) =>
  createRole(house.ctx, {
    name: newId(),
    description: '',
    permissions: ['clients.client.read'],
    masks: [],
    requiresSecondFactor: false,
    signInHours: null,
    ipRanges: [],
    approvalLimits: {},
    ...change,
  })

test('who must have a second factor may do nothing but enrol one', async () => {
  const { id, email } = await person()
  const role = await roleOf({ requiresSecondFactor: true })
  await assignRole(house.ctx, { id, roleId: role.id })
  const { token } = (await logIn(email)).body
  expect((await ask('GET', '/api/session', token)).body.duties).toEqual(['second-factor-enrolment'])
  expect((await ask('GET', '/api/clients', token)).body).toMatchObject({
    status: 403,
    code: 'second-factor-enrolment-required',
  })
  const { secret } = (await ask('POST', '/api/account/totp', token, { password })).body
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: house.time.now.getTime() })
  expect((await ask('POST', '/api/account/totp/confirm', token, { code })).body.recoveryCodes).toHaveLength(10)
  expect((await ask('GET', '/api/clients', token)).status).toBe(200)
  const later = new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: house.time.now.getTime() + 30_000,
  })
  const removal = await ask('POST', '/api/account/totp/remove', token, { password, code: later })
  expect(removal.body).toMatchObject({ status: 409, code: 'factor-required' })
  expect((await ask('GET', '/api/account', token)).body.totpConfirmedAt).not.toBeNull()
})

test('a role that asks for a second factor asks the administrator of the installation too', async () => {
  const { id, email } = await person()
  await house.ctx.db.updateTable('access.users').set({ isAdministrator: true }).where('id', '=', id).execute()
  const token = await signInAs(house.ctx.db, email)
  expect((await ask('GET', '/api/session', token)).body.duties).toEqual([])
  await assignRole(house.ctx, { id, roleId: (await roleOf({ requiresSecondFactor: true })).id })
  expect((await ask('GET', '/api/session', token)).body.duties).toEqual(['second-factor-enrolment'])
  expect((await ask('GET', '/api/clients', token)).body.code).toBe('second-factor-enrolment-required')
})

test('nobody enters from outside of the networks of their role', async () => {
  const { id, email } = await person()
  const role = await roleOf({ ipRanges: ['10.9.0.0/16'] })
  await assignRole(house.ctx, { id, roleId: role.id })
  expect((await logIn(email)).body).toMatchObject({ status: 403, code: 'outside-network' })
  const grant = { grant_type: 'password', username: email, password }
  expect((await ask('POST', '/api/oauth/token', undefined, grant)).body.error).toBe('invalid_grant')
})

test('an administrator takes the lost factors of another away, never their own', async () => {
  const { id, email } = await person()
  const lost = await signInAs(house.ctx.db, email)
  const { secret } = (await ask('POST', '/api/account/totp', lost, { password })).body
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: house.time.now.getTime() })
  await ask('POST', '/api/account/totp/confirm', lost, { code })
  expect((await logIn(email)).body.code).toBe('second-factor-required')
  const keeper = await person('staff', ['access.user.update'])
  const token = await signInAs(house.ctx.db, keeper.email)
  expect((await ask('POST', `/api/users/${keeper.id}/reset-second-factor`, token)).body.code).toBe('own-account')
  expect((await ask('POST', `/api/users/${newId()}/reset-second-factor`, token)).status).toBe(404)
  expect((await ask('POST', `/api/users/${id}/reset-second-factor`, token)).status).toBe(200)
  expect([(await logIn(email)).status, (await ask('GET', '/api/session', lost)).status]).toEqual([200, 401])
})

test('nobody enters outside of the hours of their role, and who is in is out when they end', async () => {
  const { id, email } = await person()
  const role = await roleOf({ signInHours: { weekdays: [6], from: '08:00', until: '10:00' } })
  await assignRole(house.ctx, { id, roleId: role.id })
  const { token } = (await logIn(email)).body
  expect((await ask('GET', '/api/clients', token)).status).toBe(200)
  house.time.now = new Date(startOfTests.getTime() + 3_600_000)
  expect((await ask('GET', '/api/clients', token)).body).toMatchObject({ status: 403, code: 'outside-hours' })
  expect((await logIn(email)).body).toMatchObject({ status: 403, code: 'outside-hours' })
})
