import { createNas as createRouter, type LoginInput, type Nas } from '@open-sgp/simulator-nas'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { addOverride, blockAccess, cancelContract } from '#modules/contracts'
import * as testing from '#testing'
import { changeLogin } from './change-login.ts'
import { changeNas } from './change-nas.ts'
import { listAuthLog } from './list-auth-log.ts'
import { closedSessionOf, insertImportedLogin, openSessionOf } from './fixtures.ts'

const methods = ['pap', 'chap', 'mschapv2'] as const

describe.skipIf(!testing.hasFreeradius)(`a real FreeRADIUS${testing.freeradiusNote}`, () => {
  let app: App
  let ctx: Ctx
  let server: testing.OpenFreeradius
  let router: Nas
  let nas: Awaited<ReturnType<typeof testing.makeNas>>

  beforeAll(async () => {
    app = await testing.openApp({ clock: () => new Date() })
    const outside = createCtx(app.runtime, { actor: testing.testActor, companyId: newId() })
    ctx = outside.forCompany((await testing.makeCompany(outside)).id)
    nas = await testing.makeNas(ctx, { network: '127.0.0.1' })
    server = await testing.openFreeradius(ctx, { clientLifetimeSeconds: 1 })
    router = await createRouter({ secret: nas.secret, authPort: server.authPort, acctPort: server.acctPort })
  })

  afterAll(async () => {
    await router.close()
    await server.stop()
    await app.close()
  })

  /** Dials and hangs up again: what the router was told. */
  async function dial(login: LoginInput) {
    const result = await router.login(login)
    if (result.outcome !== 'accepted') return { outcome: result.outcome, session: undefined }
    await router.stop(result.session)
    return { outcome: result.outcome, session: result.session }
  }

  /** The reason that the help desk reads of the user's last attempt. */
  const lastReason = async (username: string) =>
    (await listAuthLog(ctx, { limit: 1, username })).items.map(({ isAccepted, reason }) => [isAccepted, reason])[0]

  test.each(methods)(
    'an active contract gets its plan by %s, and nobody else gets in with its name',
    async (method) => {
      const { username, password } = await testing.makeLogin(ctx)
      const { session } = await dial({ username, password, method })
      expect(session).toMatchObject({ rateLimit: '250M/500M', addressLists: [], interimSeconds: 300, pool: 'default' })
      expect(await lastReason(username)).toEqual([true, 'acesso liberado'])
      expect(await dial({ username, password: 'outra-senha', method })).toMatchObject({ outcome: 'rejected' })
      expect(await lastReason(username)).toEqual([false, 'senha inválida'])
    },
  )

  test.each(methods)(
    'a blocked contract gets into the walled garden by %s: its pool, its list, a low rate',
    async (method) => {
      const fixedIpv4 = `203.0.113.${methods.indexOf(method) + 1}`
      const { username, password, contractId } = await testing.makeLogin(ctx, { fixedIpv4 })
      expect((await dial({ username, password, method })).session).toMatchObject({
        address: fixedIpv4,
        pool: undefined,
      })
      await blockAccess(ctx, { contractId, reason: 'Fraude' })
      const { session } = await dial({ username, password, method })
      expect(session).toMatchObject({ rateLimit: '1M/1M', addressLists: ['bloqueados'], pool: 'bloqueados' })
      expect(await lastReason(username)).toEqual([true, 'contrato bloqueado'])
    },
  )

  test('a reduced contract gets the reduced rate of its plan', async () => {
    const { plan } = await testing.makePlan(ctx, { version: { reducedDownKbps: 10_000, reducedUpKbps: 512 } })
    const contract = await testing.makeContract(ctx, { planId: plan.id })
    const { username, password } = await testing.makeLogin(ctx, { contractId: contract.id })
    await addOverride(ctx, { contractId: contract.id, kind: 'reduced', reason: 'Aviso' })
    expect((await dial({ username, password })).session).toMatchObject({ rateLimit: '512k/10M', pool: 'default' })
  })

  test('a contract that ended or did not begin is refused, and the help desk reads why', async () => {
    const gone = await testing.makeLogin(ctx)
    await cancelContract(ctx, { contractId: gone.contractId, reason: 'Mudança' })
    const early = await testing.makeLogin(ctx, { contractId: (await testing.makeDraftContract(ctx)).id })
    const off = await testing.makeLogin(ctx)
    await changeLogin(ctx, { id: off.id, version: 1, isEnabled: false })
    for (const [login, reason] of [
      [gone, 'acesso desativado'],
      [early, 'contrato aguardando ativação'],
      [off, 'acesso desativado'],
    ] as const) {
      for (const method of methods) {
        expect(await dial({ username: login.username, password: login.password, method })).toMatchObject({
          outcome: 'rejected',
        })
      }
      expect(await lastReason(login.username)).toEqual([false, reason])
    }
  })

  test('an unknown user is refused; a thousand tries of one CPE are one row a minute', async () => {
    for (let times = 0; times < 5; times++)
      expect((await dial({ username: 'ninguem', password: 'seja-qual-for' })).outcome).toBe('rejected')
    const { items } = await listAuthLog(ctx, { limit: 10, username: 'ninguem' })
    expect(items.reduce((sum, row) => sum + row.occurrences, 0)).toBe(5)
    expect(items.length).toBeLessThanOrEqual(2)
    expect(items[0]).toMatchObject({ isAccepted: false, reason: 'usuário inexistente', nasId: nas.id })
  })

  test('a lock to one MAC or one router, and the limit of sessions, hold', async () => {
    const { username, password } = await testing.makeLogin(ctx, { macLock: 'AA:BB:CC:00:00:01' })
    expect((await dial({ username, password, mac: 'AA-BB-CC-00-00-01' })).outcome).toBe('accepted')
    expect((await dial({ username, password, mac: 'AA:BB:CC:00:00:02' })).outcome).toBe('rejected')
    expect(await lastReason(username)).toEqual([false, 'MAC diferente'])

    const elsewhere = await testing.makeNas(ctx)
    const bound = await testing.makeLogin(ctx, { nasLockId: elsewhere.id })
    expect((await dial({ username: bound.username, password: bound.password })).outcome).toBe('rejected')
    expect(await lastReason(bound.username)).toEqual([false, 'concentrador diferente'])

    const single = await testing.makeLogin(ctx)
    const mac = 'AA:BB:CC:00:00:03'
    const dialled = await router.login({ username: single.username, password: single.password, mac })
    expect(dialled.outcome).toBe('accepted')
    await openSessionOf(ctx, single.username)
    expect((await dial({ username: single.username, password: single.password })).outcome).toBe('rejected')
    expect(await lastReason(single.username)).toEqual([false, 'sessão duplicada'])
    // The same CPE has merely lost its line.
    expect((await dial({ username: single.username, password: single.password, mac })).outcome).toBe('accepted')
  })

  test('fixed addresses, IPv6 prefixes and several routed networks reach the router, but not while blocked', async () => {
    const { username, password, contractId } = await testing.makeLogin(ctx, {
      fixedIpv4: '203.0.113.77',
      wanIpv6Prefix: '2001:db8:77::/64',
      delegatedIpv6Prefix: '2001:db8:7700::/56',
      routedNetworks: ['198.51.100.0/29', '198.51.100.8/29', '2001:db8:8800::/56'],
    })
    expect((await dial({ username, password })).session).toMatchObject({
      address: '203.0.113.77',
      framedIpv6Prefix: '2001:db8:77::/64',
      delegatedIpv6Prefix: '2001:db8:7700::/56',
      routes: ['198.51.100.0/29 0.0.0.0 1', '198.51.100.8/29 0.0.0.0 1'],
    })
    await blockAccess(ctx, { contractId, reason: 'Fraude' })
    expect((await dial({ username, password })).session).toMatchObject({
      pool: 'bloqueados',
      framedIpv6Prefix: undefined,
      delegatedIpv6Prefix: undefined,
      routes: [],
    })
  })

  test('user names fold their case', async () => {
    const { username, password } = await testing.makeLogin(ctx)
    for (const method of methods)
      expect((await dial({ username: username.toUpperCase(), password, method })).outcome).toBe('accepted')
  })

  // Each must open with exactly its own text; the second column is what a reading of FreeRADIUS's would make of it.
  test.each([
    ['`%{sql:select 41+1}`', '42'],
    ['"%{sql:select 41+1}"', '42'],
    ['"abc"', 'abc'],
    ["'abc'", 'abc'],
    ['`abc`', 'abc'],
    ['`echo oi`', 'oi'],
    ['%{User-Name}', 'hostil'],
    ['a\\nb', 'a\nb'],
    ['x\\\\y', 'x\\y'],
    ["''", ''],
    ['\\', '/'],
    ["it's\\'", "it's'"],
    ['ção€', 'cao'],
    ['  lead', 'lead'],
    ['a\'b"c', 'abc'],
  ])('the password %s is only itself', async (password, other) => {
    const username = await insertImportedLogin(ctx, { password })
    for (const method of methods) expect((await dial({ username, password, method })).outcome).toBe('accepted')
    if (other !== '') expect((await dial({ username, password: other })).outcome).toBe('rejected')
  })

  test.each([
    "d'avila",
    'joão',
    'a b',
    'x\\y',
    'a=b',
    'x%27y',
    "'; drop table radius.nas; --",
    '`id`',
    '%{sql:select 1}',
    '"aspas"',
  ])('the imported user name %s works, and does nothing else', async (username) => {
    const password = 'senha-importada'
    await insertImportedLogin(ctx, { username, password })
    expect((await dial({ username, password })).outcome).toBe('accepted')
    expect(await lastReason(username)).toEqual([true, 'acesso liberado'])
    expect(await closedSessionOf(ctx, username)).toMatchObject({ username, nasId: nas.id })
  })

  test('a router added now is served at its first packet, its new secret after a moment; without signature it is ignored', async () => {
    const second = await testing.makeNas(ctx, { network: '127.0.0.2' })
    const { username, password } = await testing.makeLogin(ctx)
    const open = (secret: string, messageAuthenticator = true) =>
      createRouter({
        secret,
        messageAuthenticator,
        nasIp: '127.0.0.2',
        authPort: server.authPort,
        acctPort: server.acctPort,
      })
    {
      await using other = await open(second.secret)
      expect((await other.login({ username, password })).outcome).toBe('accepted')
    }
    await changeNas(ctx, { id: second.id, version: 1, requireMessageAuthenticator: true })
    await using silent = await open(second.secret, false)
    const answer = async () => (await silent.login({ username, password })).outcome
    await expect.poll(answer, { timeout: 15_000 }).toBe('timeout')
    await using stranger = await createRouter({
      secret: nas.secret,
      nasIp: '127.0.0.3',
      authPort: server.authPort,
      acctPort: server.acctPort,
    })
    expect((await stranger.login({ username, password })).outcome).toBe('timeout')
  })
})
