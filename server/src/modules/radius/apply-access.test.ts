import { createNas as createRouter, type Nas } from '@open-sgp/simulator-nas'
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { blockAccess, unblockAccess } from '#modules/contracts'
import { makeLogin, makeNas, test } from '#testing'
import { applyAccess } from './apply-access.ts'
import { changeNas } from './change-nas.ts'
import { account } from './fixtures.ts'
import { listAccessAttempts } from './list-access-attempts.ts'
import { listClosedSessions } from './list-closed-sessions.ts'
import { listOpenSessions } from './list-open-sessions.ts'
import { reconcileAccess } from './reconcile-access.ts'
import { takeDisconnectTurn } from './store-attempts.ts'

const now = Math.floor(Date.now() / 1000)

/** A router with a subscriber online whom the database knows as it would by accounting. */
async function prepare(ctx: Ctx, overrides: Parameters<typeof makeNas>[1] = {}) {
  const secret = 'segredo-do-concentrador-1'
  const router = await createRouter({ secret, acctPort: 9, authPort: 9, pools: { default: '100.64.0.0/24' } })
  const nas = await makeNas(ctx, { secret, network: '127.0.0.1', coaPort: router.coaPort, ...overrides })
  const login = await makeLogin(ctx)
  const session = router.placeSession(
    { username: login.username, password: login.password },
    { rateLimit: '250M/500M' },
  )
  const tell = (type: 'Start' | 'Interim-Update', at = now) =>
    account(ctx.db, {
      type,
      at,
      source: '127.0.0.1',
      username: login.username,
      session: session.id,
      mac: session.mac,
      ipv4: session.address,
    })
  await tell('Start')
  const attempts = async () =>
    (await listAccessAttempts(ctx, { limit: 10, nasId: nas.id })).items.map(({ kind, outcome }) => `${kind} ${outcome}`)
  const open = async () => (await listOpenSessions(ctx, { limit: 10 })).items
  return {
    router,
    nas,
    login,
    session,
    tell,
    attempts,
    open,
    contractId: login.contractId,
    rate: () => rateOf(router, session.id),
  }
}

const rateOf = (router: Nas, id: string) => router.sessions.get(id)?.rateLimit

test('a block and a release are told once each; telling again changes nothing', async ({ ctx }) => {
  const { router, contractId, attempts, rate } = await prepare(ctx)
  await using _ = router
  await blockAccess(ctx, { contractId, reason: 'Fraude' })
  expect(await applyAccess(ctx, { contractId })).toEqual({ told: 1 })
  expect(rate()).toBe('1M/1M')
  expect(await applyAccess(ctx, { contractId })).toEqual({ told: 0 })
  await unblockAccess(ctx, { contractId, reason: 'Engano' })
  expect(await applyAccess(ctx, { contractId })).toEqual({ told: 1 })
  expect(rate()).toBe('250M/500M')
  expect(await attempts()).toEqual(['coa ack', 'coa ack'])
})

test('a router that is set to no CoA is told to disconnect, once, however often we ask', async ({ ctx }) => {
  const { router, nas, contractId, attempts, open } = await prepare(ctx)
  await using _ = router
  await changeNas(ctx, { id: nas.id, version: 1, acceptsCoa: false })
  await blockAccess(ctx, { contractId, reason: 'Fraude' })
  for (let times = 0; times < 3; times++) await applyAccess(ctx, { contractId })
  expect(await attempts()).toEqual(['disconnect ack'])
  expect(router.sessions.size).toBe(0)
  expect(await open()).toMatchObject([{ disconnectedAt: ctx.now }])
})

test('a router that confirms a Disconnect without doing it is found out by the next interim', async ({ ctx }) => {
  const { router, nas, contractId, attempts, tell } = await prepare(ctx)
  await using _ = router
  router.setFaults({ coaBehaviour: 'acknowledge-only' })
  await changeNas(ctx, { id: nas.id, version: 1, acceptsCoa: false })
  await blockAccess(ctx, { contractId, reason: 'Fraude' })
  const live = ctx.at(new Date(now * 1000))
  await applyAccess(live, { contractId })
  await tell('Interim-Update', now + 240)
  router.setFaults({})
  await applyAccess(live, { contractId })
  expect(await attempts()).toEqual(['disconnect ack', 'disconnect ack'])
  expect(router.sessions.size).toBe(0)
})

test('a silent router is left in peace after a few tries, and the reconciler comes back to it', async ({
  ctx,
  drain,
}) => {
  const { router, contractId, attempts, rate } = await prepare(ctx)
  await using _ = router
  router.setFaults({ coaBehaviour: 'ignore' })
  await blockAccess(ctx, { contractId, reason: 'Fraude' })
  // Two jobs wait: of the activation and of the block.
  expect(await drain()).toBeGreaterThan(1)
  expect(await attempts()).toEqual(['disconnect timeout', 'coa timeout', 'disconnect timeout', 'coa timeout'])
  await applyAccess(ctx, { contractId })
  expect(await attempts()).toHaveLength(4)

  router.setFaults({})
  const later = (minutes: number) => ctx.at(new Date(ctx.now.getTime() + minutes * 60_000))
  expect(await reconcileAccess(later(5))).toEqual({ contracts: 0 })
  expect(await reconcileAccess(later(20))).toEqual({ contracts: 1 })
  await drain(later(20).now)
  expect(rate()).toBe('1M/1M')
  expect(await reconcileAccess(later(60))).toEqual({ contracts: 0 })
}, 60_000)

test('with a wrong secret the router is silent, and nothing is taken for done', async ({ ctx }) => {
  const { router, nas, contractId, attempts, rate } = await prepare(ctx, { secret: 'outro-segredo-qualquer' })
  await using _ = router
  await blockAccess(ctx, { contractId, reason: 'Fraude' })
  await applyAccess(ctx, { contractId })
  expect(await attempts()).toEqual(['disconnect timeout', 'coa timeout'])
  expect(rate()).toBe('250M/500M')
  expect(nas.secret).toBe('outro-segredo-qualquer')
}, 60_000)

test('a session that the router has lost is closed, at its last news', async ({ ctx }) => {
  const { router, contractId, attempts, open, login } = await prepare(ctx)
  await using _ = router
  await router.reboot()
  await blockAccess(ctx, { contractId, reason: 'Fraude' })
  await applyAccess(ctx, { contractId })
  expect(await attempts()).toEqual(['coa nak'])
  expect(await open()).toEqual([])
  expect((await listClosedSessions(ctx, { limit: 1, username: login.username })).items).toMatchObject([
    { cause: 'Session-Gone', isInferred: true, stoppedAt: new Date(now * 1000) },
  ])
})

test('what drifted is found: a speed that the router lost, whatever the cause', async ({ ctx, drain }) => {
  const { router, rate, contractId } = await prepare(ctx)
  await using _ = router
  await applyAccess(ctx, { contractId })
  expect(await reconcileAccess(ctx)).toEqual({ contracts: 0 })
  await sql`update radius.sessions_open set applied_hash = 'outra' where contract_id = ${contractId}`.execute(ctx.db)
  const later = ctx.at(new Date(ctx.now.getTime() + 16 * 60_000))
  expect(await reconcileAccess(later)).toEqual({ contracts: 1 })
  await drain(later.now)
  expect(await reconcileAccess(later)).toEqual({ contracts: 0 })
  expect(rate()).toBe('250M/500M')
})

test('Disconnects take turns at their router: a mass block starts no redial storm', async ({ ctx }) => {
  const { router, nas } = await prepare(ctx)
  await using _ = router
  const waits = []
  for (let k = 0; k < 6; k++) waits.push(await takeDisconnectTurn(ctx, nas.id, 5))
  expect(waits[0]).toBe(0)
  for (const [k, wait] of waits.entries()) expect(Math.abs(wait - k * 200)).toBeLessThan(150)
})
