import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { blockAccess } from '#modules/contracts'
import { makeCompany, makeLogin, makeNas, test } from '#testing'
import { account, type Packet } from './fixtures.ts'
import { findAddressHolders } from './find-address-holders.ts'
import { keepHistory } from './keep-history.ts'
import { listClosedSessions } from './list-closed-sessions.ts'
import { listOpenSessions } from './list-open-sessions.ts'
import { sweepSessions } from './sweep-sessions.ts'

// Accounting lives on the real clock: its instants are relative to now, and what sweeps it is told that time.
const now = Math.floor(Date.now() / 1000)
const hour = 3600
const at = (seconds: number) => new Date(seconds * 1000)

/** A subscriber at a router; `tell` is what the router reports, `sweep` a sweep that has been running for long. */
async function prepare(ctx: Ctx) {
  const nas = await makeNas(ctx, { network: '10.200.0.0/30' })
  const login = await makeLogin(ctx)
  const base = {
    source: '10.200.0.1',
    username: login.username,
    session: 's1',
    mac: 'AA:BB:CC:00:00:01',
    ipv4: '100.64.0.9',
  }
  const tell = (packet: Partial<Packet> & Pick<Packet, 'type' | 'at'>) => account(ctx.db, { ...base, ...packet })
  const sweep = async (seconds: number) => {
    for (let before = hour; before >= 0; before -= 240) await sweepSessions(ctx.at(at(seconds - before)))
  }
  const open = async () => (await listOpenSessions(ctx, { limit: 10, username: login.username })).items
  const closed = async () => (await listClosedSessions(ctx, { limit: 10, username: login.username })).items
  return { nas, login, tell, sweep, open, closed }
}

test('a session without news for three interims and two minutes ends at its last news, and late news re-opens it', async ({
  ctx,
}) => {
  const { tell, sweep, open, closed } = await prepare(ctx)
  await tell({ type: 'Start', at: now - 2 * hour })
  await tell({ type: 'Interim-Update', at: now - hour, seconds: hour, down: 5000 })
  await sweep(now - hour + 900)
  expect(await open()).toHaveLength(1)
  await sweep(now - hour + 1021)
  expect(await open()).toEqual([])
  expect(await closed()).toMatchObject([
    { cause: 'Lost-Interim', isInferred: true, stoppedAt: at(now - hour), downloadOctets: 5000 },
  ])

  await tell({ type: 'Interim-Update', at: now - 60, seconds: 2 * hour - 60, down: 9000 })
  expect(await closed()).toEqual([])
  expect(await open()).toMatchObject([{ startedAt: at(now - 2 * hour), downloadOctets: 9000 }])
})

test('after an outage of ours nobody is swept until the routers have had time to report', async ({ ctx }) => {
  const { tell, sweep, open } = await prepare(ctx)
  await tell({ type: 'Start', at: now - 5 * hour })
  await sweep(now - 5 * hour + 600)
  // Back after more than four hours: the session looks stale, yet nobody could have told us anything.
  expect(await sweepSessions(ctx.at(at(now)))).toMatchObject({ stale: 0 })
  expect(await open()).toHaveLength(1)
  await sweep(now + hour)
  expect(await open()).toEqual([])
})

test('a Stop that arrives after the sweep gives the true end', async ({ ctx }) => {
  const { tell, sweep, closed } = await prepare(ctx)
  await tell({ type: 'Start', at: now - 3 * hour })
  await sweep(now - 2 * hour)
  await tell({ type: 'Stop', at: now - hour, seconds: 2 * hour, down: 77 })
  expect(await closed()).toMatchObject([
    { cause: 'User-Request', isInferred: false, stoppedAt: at(now - hour), downloadOctets: 77 },
  ])
})

test('a router that restarts ends its sessions at once for the limit, and in the tables within a minute', async ({
  ctx,
}) => {
  const { tell, open, closed } = await prepare(ctx)
  for (let k = 0; k < 250; k++) await tell({ type: 'Start', at: now - hour, session: `s${k}`, mac: '' })
  await tell({ type: 'Start', at: now - hour, session: 'other-box', source: '10.200.0.2', mac: '' })
  await tell({ type: 'Accounting-On', at: now - 600 })
  expect(await sweepSessions(ctx.at(at(now)))).toMatchObject({ rebooted: 50 })
  expect((await open()).map((session) => session.nasAddress)).toEqual(['10.200.0.2'])
  expect((await closed())[0]).toMatchObject({ cause: 'NAS-Reboot', isInferred: true, stoppedAt: at(now - 600) })
})

test('the same CPE on a new session ends its earlier one', async ({ ctx }) => {
  const { tell, open, closed } = await prepare(ctx)
  await tell({ type: 'Start', at: now - hour })
  await tell({ type: 'Start', at: now - 60, session: 's2' })
  await tell({ type: 'Start', at: now - 30, session: 's3', mac: 'AA:BB:CC:00:00:02' })
  expect((await open()).map((session) => session.startedAt)).toEqual(
    expect.arrayContaining([at(now - 60), at(now - 30)]),
  )
  expect(await closed()).toMatchObject([{ cause: 'Replaced', stoppedAt: at(now - 60) }])
})

test('a session id that a restarted router uses again is another session', async ({ ctx }) => {
  const { tell, open, closed } = await prepare(ctx)
  await tell({ type: 'Start', at: now - 5 * hour })
  await tell({ type: 'Stop', at: now - 4 * hour, seconds: hour, down: 10 })
  await tell({ type: 'Start', at: now - 3 * hour })
  await tell({ type: 'Interim-Update', at: now - 2 * hour, seconds: hour, down: 20 })
  // No Stop, no Accounting-On: only the start, later than the last news, tells them apart.
  await tell({ type: 'Interim-Update', at: now - 600, seconds: 300, down: 3 })
  expect(await open()).toMatchObject([{ startedAt: at(now - 900), downloadOctets: 3 }])
  expect((await closed()).map(({ cause, downloadOctets }) => [cause, downloadOctets])).toEqual([
    ['Lost-Stop', 20],
    ['User-Request', 10],
  ])
})

test('right after a restart the router may give the same id to the same subscriber: another session', async ({
  ctx,
}) => {
  const { tell, open, closed } = await prepare(ctx)
  await tell({ type: 'Start', at: now - hour })
  await tell({ type: 'Accounting-On', at: now - 100 })
  await tell({ type: 'Start', at: now - 95 })
  expect(await open()).toMatchObject([{ startedAt: at(now - 95) }])
  expect(await closed()).toMatchObject([{ cause: 'NAS-Reboot', startedAt: at(now - hour) }])
  // A late packet of the earlier life only counts there.
  await tell({ type: 'Interim-Update', at: now - 200, seconds: hour - 200, down: 9 })
  expect(await open()).toMatchObject([{ startedAt: at(now - 95), downloadOctets: 0 }])
  expect(await closed()).toMatchObject([{ downloadOctets: 9 }])
})

test('a router whose clock stands in 1970 counts as now', async ({ ctx }) => {
  const { tell, open } = await prepare(ctx)
  await tell({ type: 'Start', at: 86_400 })
  expect(Math.abs((await open())[0]!.startedAt.getTime() - Date.now())).toBeLessThan(60_000)
})

test('octets that go down are a reset of the router, not traffic', async ({ ctx }) => {
  const { tell, open } = await prepare(ctx)
  await tell({ type: 'Start', at: now - hour })
  await tell({ type: 'Interim-Update', at: now - 600, seconds: 3000, down: 2 ** 40 })
  await tell({ type: 'Interim-Update', at: now - 300, seconds: 3300, down: 5 })
  expect(await open()).toMatchObject([{ downloadOctets: 2 ** 40, seconds: 3300 }])
})

test('who had an address at an instant: ended and live, IPv4 and IPv6, and the question is kept', async ({ ctx }) => {
  const { login, tell } = await prepare(ctx)
  const other = await makeLogin(ctx)
  await tell({ type: 'Start', at: now - 10 * hour, wan: '2001:db8:1::/64', pd: '2001:db8:100::/56' })
  await tell({ type: 'Stop', at: now - 8 * hour, seconds: 2 * hour, wan: '2001:db8:1::/64', pd: '2001:db8:100::/56' })
  await tell({ type: 'Start', at: now - 7 * hour, username: other.username, session: 'x' })

  const ask = async (address: string, hoursAgo: number) =>
    (
      await findAddressHolders(ctx.at(at(now)), {
        address,
        at: at(now - hoursAgo * hour).toISOString(),
        reason: 'Ofício 1',
      })
    ).items.map((holder) => holder.username)
  expect(await ask('100.64.0.9', 9)).toEqual([login.username])
  expect(await ask('2001:db8:1::dead', 9)).toEqual([login.username])
  expect(await ask('2001:db8:100:ff::1', 9)).toEqual([login.username])
  expect(await ask('100.64.0.9', 7.5)).toEqual([])
  expect(await ask('100.64.0.9', 1)).toEqual([other.username])
  expect(await ask('100.64.0.10', 1)).toEqual([])

  const theirs = ctx.forCompany((await makeCompany(ctx)).id).at(at(now))
  expect(
    await findAddressHolders(theirs, { address: '100.64.0.9', at: at(now - hour).toISOString(), reason: 'x' }),
  ).toEqual({ items: [] })
  const kept = await ctx.db
    .selectFrom('kernel.events')
    .select('payload')
    .where('companyId', '=', ctx.companyId)
    .where('name', '=', 'radius.address-queried')
    .execute()
  expect(kept).toHaveLength(6)
  expect(kept[0]?.payload).toMatchObject({ address: '100.64.0.9', reason: 'Ofício 1' })
})

test('months get their partitions ahead of time, and what strayed is taken along', async ({ ctx }) => {
  const { tell } = await prepare(ctx)
  await tell({ type: 'Stop', at: now - 60, seconds: 10 })
  const far = ctx.at(new Date('2031-05-10T12:00:00Z'))
  await sql`update radius.sessions_closed set stopped_at = '2031-07-01T00:00:00Z' where company_id = ${ctx.companyId}`.execute(
    ctx.db,
  )
  expect(await keepHistory(far)).toMatchObject({ made: 3, strays: 0 })
  expect(await keepHistory(far)).toMatchObject({ made: 0 })
  const { rows } =
    await sql`select tableoid::regclass::text as place from radius.sessions_closed where company_id = ${ctx.companyId}`.execute(
      ctx.db,
    )
  expect(rows).toEqual([{ place: 'radius.sessions_closed_2031_07' }])
})

test('statistics taken while nobody is connected lead the planner into no trap', async ({ ctx }) => {
  const { tell } = await prepare(ctx)
  await tell({ type: 'Start', at: now })
  const { rows } = await sql<{
    indexdef: string
  }>`select indexdef from pg_indexes where schemaname = 'radius' and tablename = 'sessions_open'`.execute(ctx.db)
  expect(rows.length).toBeGreaterThan(0)
  // An index on those that have a prefix or a MAC says nothing about who is connected.
  expect(rows.filter((row) => /WHERE(?! \(\w+ IS NOT NULL\)$)/.test(row.indexdef))).toEqual([])
  const plan = await sql<{
    'QUERY PLAN': string
  }>`explain update radius.sessions_open set seconds = 1 where id = gen_random_uuid()`.execute(ctx.db)
  expect(JSON.stringify(plan.rows)).not.toContain('username')
})

test('a session is looked for in a month that is new by its id, not through all that ended', async ({ ctx }) => {
  // A month made now: this one may hold the remains of rows that other tests rolled back.
  await keepHistory(ctx.at(new Date('2031-05-10T12:00:00Z')))
  await sql`analyze radius.sessions_closed`.execute(ctx.db)
  // As FreeRADIUS connects.
  await sql`set local enable_seqscan = off`.execute(ctx.db)
  const plan = await sql<{ 'QUERY PLAN': string }>`
    explain (costs off) select from radius.sessions_closed where id = gen_random_uuid() and stopped_at >= '2031-07-01T00:00:00Z' and stopped_at < '2031-07-03T00:00:00Z'`.execute(
    ctx.db,
  )
  const used = plan.rows.map((row) => /using (\S+)/.exec(row['QUERY PLAN'])?.[1] ?? '').filter((index) => index !== '')
  expect(used.length).toBeGreaterThan(0)
  expect(used.filter((index) => !/pkey/.test(index))).toEqual([])
})

test('third-party tools see the stock names without passwords', async ({ ctx }) => {
  const { login, nas, tell } = await prepare(ctx)
  await tell({ type: 'Start', at: now - hour })
  const read = async (view: string) =>
    (await sql<Record<string, unknown>>`select * from ${sql.table(`freeradius.${view}`)}`.execute(ctx.db)).rows
  const reply = async () =>
    (await read('radreply'))
      .filter((row) => row['username'] === login.username)
      .map((row) => `${String(row['attribute'])}=${String(row['value'])}`)
  expect(await reply()).toEqual(['Mikrotik-Rate-Limit=250M/500M'])
  await blockAccess(ctx, { contractId: login.contractId, reason: 'Fraude' })
  expect(await reply()).toEqual(
    expect.arrayContaining(['Mikrotik-Rate-Limit=1M/1M', 'Mikrotik-Address-List=bloqueados', 'Framed-Pool=bloqueados']),
  )
  expect(await read('radacct')).toMatchObject([
    { username: login.username, framedipaddress: '100.64.0.9', acctstoptime: null },
  ])
  expect((await read('nas')).find((row) => row['id'] === nas.id)).toMatchObject({
    nasname: '10.200.0.0/30',
    secret: null,
  })
  expect(
    JSON.stringify([await read('radcheck'), await read('radreply'), await read('nas'), await read('radpostauth')]),
  ).not.toContain(login.password)
})
