import { setTimeout as sleep } from 'node:timers/promises'
import { createNas as createRouter, type Nas } from '@open-sgp/simulator-nas'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { startWorker } from '#kernel/worker'
import { cancelContract, resumeContract, suspendContract } from '#modules/contracts'
import * as testing from '#testing'
import { changeLogin } from './change-login.ts'
import { closedSessionOf, openSessionOf } from './fixtures.ts'
import { listAccessAttempts } from './list-access-attempts.ts'
import { requestDisconnect } from './request-disconnect.ts'

const within = { timeoutMs: 5000 }

describe.skipIf(!testing.hasFreeradius)(`a worker, a real FreeRADIUS and a router${testing.freeradiusNote}`, () => {
  let app: App
  let ctx: Ctx
  let server: testing.OpenFreeradius
  let router: Nas

  beforeAll(async () => {
    app = await testing.openApp({ clock: () => new Date(), isWorker: true })
    const outside = createCtx(app.runtime, { actor: testing.testActor, companyId: newId() })
    ctx = outside.forCompany((await testing.makeCompany(outside)).id)
    router = await createRouter({ secret: 'um-segredo-de-32-letras-ou-quase', ...(await openServer()) })
    await testing.makeNas(ctx, {
      network: '127.0.0.1',
      secret: 'um-segredo-de-32-letras-ou-quase',
      coaPort: router.coaPort,
    })
    await startWorker(app.work)
  })

  async function openServer() {
    server = await testing.openFreeradius(ctx)
    return { authPort: server.authPort, acctPort: server.acctPort }
  }

  afterAll(async () => {
    await router.close()
    await server.stop()
    await app.close()
  })

  /** A subscriber who is connected, and known to be. */
  async function connect() {
    const login = await testing.makeLogin(ctx)
    const dialled = await router.login({ username: login.username, password: login.password, redial: true })
    expect(dialled.outcome).toBe('accepted')
    const session = await openSessionOf(ctx, login.username)
    expect(session).toMatchObject({ contractId: login.contractId, loginId: login.id, isInGarden: false })
    return login
  }

  const attemptsOf = async (contractId: string) =>
    (await listAccessAttempts(ctx, { limit: 50, contractId })).items.map(({ kind, outcome, errorCause }) => [
      kind,
      outcome,
      errorCause,
    ])

  test('a suspension reaches the router by CoA and the resumption takes it back, each within five seconds', async () => {
    const { username, contractId } = await connect()
    const { address } = await router.sessionOf(username)

    await suspendContract(ctx, { contractId, kind: 'financial', reason: 'Fatura vencida' })
    const blocked = await router.sessionOf(username, ({ addressLists }) => addressLists.includes('bloqueados'), within)
    expect(blocked).toMatchObject({ rateLimit: '1M/1M', address })

    await resumeContract(ctx, { contractId, reason: 'Pagamento' })
    const released = await router.sessionOf(username, ({ addressLists }) => addressLists.length === 0, within)
    expect(released).toMatchObject({ rateLimit: '250M/500M', address })
    await expect
      .poll(() => attemptsOf(contractId))
      .toEqual([
        ['coa', 'ack', null],
        ['coa', 'ack', null],
      ])
  })

  test('who dialled in while blocked leaves the garden by a redial, within five seconds of the release', async () => {
    const { username, password, contractId } = await testing.makeLogin(ctx)
    await suspendContract(ctx, { contractId, kind: 'financial', reason: 'Fatura vencida' })
    await router.login({ username, password, redial: true })
    expect(await openSessionOf(ctx, username)).toMatchObject({ isInGarden: true })
    await resumeContract(ctx, { contractId, reason: 'Pagamento' })
    const free = await router.sessionOf(username, ({ pool }) => pool === 'default', within)
    expect(free).toMatchObject({ rateLimit: '250M/500M', addressLists: [] })
    await expect.poll(() => attemptsOf(contractId)).toEqual([['disconnect', 'ack', null]])
  })

  test('a router that refuses CoA is told to disconnect, and the redial falls into the garden', async () => {
    router.setFaults({ coaBehaviour: 'disconnect-only' })
    const { username, contractId } = await connect()
    await suspendContract(ctx, { contractId, kind: 'financial', reason: 'Fatura vencida' })
    await router.sessionOf(username, ({ pool }) => pool === 'bloqueados', within)
    router.setFaults({})
    await expect
      .poll(() => attemptsOf(contractId))
      .toEqual([
        ['disconnect', 'ack', null],
        ['coa', 'nak', 406],
      ])
  })

  test('lost datagrams are repeated and change nothing', async () => {
    const { username, contractId } = await connect()
    router.setFaults({ coa: { request: { loseFirst: 1 }, response: { loseFirst: 1 } } })
    await suspendContract(ctx, { contractId, kind: 'financial', reason: 'Fatura vencida' })
    await router.sessionOf(username, ({ addressLists }) => addressLists.length === 1, within)
    await expect.poll(() => attemptsOf(contractId)).toEqual([['coa', 'ack', null]])
    router.setFaults({})
  })

  test('a cancelled contract is disconnected and does not come back', async () => {
    const { username, contractId } = await connect()
    await cancelContract(ctx, { contractId, reason: 'Mudança' })
    await router.sessionsGone(username, within)
    expect(await closedSessionOf(ctx, username)).toMatchObject({ isInferred: false, contractId })
  })

  test('a login with a new name or disabled loses its session under the old one', async () => {
    const { id, username, contractId } = await connect()
    await changeLogin(ctx, { id, version: 1, username: `novo-${username}` })
    await router.sessionsGone(username, within)
    await expect.poll(() => attemptsOf(contractId)).toEqual([['disconnect', 'ack', null]])
  })

  test('a session that the router does not know any more is closed, and that is a success', async () => {
    const { username, contractId } = await connect()
    router.setFaults({ accounting: { request: { lose: 1 } } })
    const session = await router.sessionOf(username)
    expect(await router.stop(session)).toBe(false)
    router.setFaults({})
    await suspendContract(ctx, { contractId, kind: 'financial', reason: 'Fatura vencida' })
    expect(await closedSessionOf(ctx, username)).toMatchObject({ isInferred: true, cause: 'Session-Gone' })
    await expect.poll(() => attemptsOf(contractId)).toEqual([['coa', 'nak', 503]])
  })

  test('a person may end a connection', async () => {
    const { username, contractId } = await connect()
    const { id } = await openSessionOf(ctx, username)
    const before = await router.sessionOf(username)
    await requestDisconnect(ctx, { id, reason: 'Teste do técnico' })
    await router.sessionOf(username, (session) => session.id !== before.id, within)
    const last = async () => (await listAccessAttempts(ctx, { limit: 1, contractId })).items[0]
    await expect.poll(last).toMatchObject({ kind: 'disconnect', outcome: 'ack', reason: 'Teste do técnico' })
  })

  test('a router that restarts says so, and its subscribers come back under their own session', async () => {
    const { username } = await connect()
    const before = await openSessionOf(ctx, username)
    // Event-Timestamp counts whole seconds: what began in the second of the restart could as well be a new session.
    await sleep(1_100)
    const lost = await router.reboot()
    expect(lost.map((session) => session.username)).toContain(username)
    await router.sessionOf(username, () => true, within)
    expect(await closedSessionOf(ctx, username)).toMatchObject({ id: before.id, isInferred: true })
    // Not by its id: the router counts its ids anew, and the first after the restart may be the first before it.
    const startedAt = async () => (await openSessionOf(ctx, username)).startedAt
    await expect.poll(startedAt, { timeout: 5000 }).not.toEqual(before.startedAt)
  })
})
