import { RadiusClient, acctStatusType } from '@open-sgp/radius'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import type { App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import {
  hasFreeradius,
  makeCompany,
  makeLogin,
  makeNas,
  openApp,
  openFreeradius,
  testActor,
  freeradiusNote,
} from '#testing'
import { account } from './fixtures.ts'
import { type Story, tellStories } from './accounting-stories.ts'
import { listAccountingRejects } from './list-accounting-rejects.ts'

const codes = { Start: acctStatusType.start, 'Interim-Update': acctStatusType.interimUpdate, Stop: acctStatusType.stop }

let app: App
let ctx: Ctx
let nas: Awaited<ReturnType<typeof makeNas>>
let username: string

beforeAll(async () => {
  app = await openApp({ clock: () => new Date() })
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  ctx = outside.forCompany((await makeCompany(outside)).id)
  nas = await makeNas(ctx, { network: '127.0.0.1' })
  username = (await makeLogin(ctx, { maxSessions: 100 })).username
})

afterAll(() => app.close())

/** What is stored of the stories, in the form of the stories; two rows of one session give two entries. */
async function stored(stories: readonly Story[]) {
  const { rows } = await sql<{
    name: string
    startedAt: number
    isClosed: boolean
    seconds: number
    up: number
    down: number
  }>`
    select acct_session_id as name, extract(epoch from started_at)::bigint as started_at, false as is_closed, seconds, upload_octets as up, download_octets as down
      from radius.sessions_open where company_id = ${ctx.companyId}
    union all
    select acct_session_id, extract(epoch from started_at)::bigint, true, seconds, upload_octets, download_octets
      from radius.sessions_closed where company_id = ${ctx.companyId}`.execute(app.runtime.db)
  const names = new Set(stories.map((story) => story.name))
  return rows.filter((row) => names.has(row.name)).toSorted((a, b) => a.name.localeCompare(b.name))
}

const truth = (stories: readonly Story[]) =>
  stories
    .map(({ name, startedAt, isClosed, last }) => ({
      name,
      startedAt,
      isClosed,
      seconds: last.seconds,
      up: last.up,
      down: last.down,
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name))

test('sessions are exact whatever is lost, repeated, reordered or delivered at once', async () => {
  const stories = tellStories(200, 42)
  for (const { name, packets } of stories)
    await Promise.all(
      packets.map((packet) => account(app.runtime.db, { ...packet, source: '127.0.0.1', session: name, username })),
    )
  expect(await stored(stories)).toEqual(truth(stories))
})

test('a record that no table can take is set aside, with its packet, and what follows is stored', async () => {
  const at = Date.now() / 1000
  const stored = (change: object) =>
    account(app.runtime.db, { type: 'Start', source: '127.0.0.1', at, username, session: 'veneno', ...change })
  expect(await stored({ ipv4: '999.1.1.1' })).toBe(0)
  expect(await stored({ up: -5 })).toBe(0)
  expect(await stored({ source: '192.0.2.1' })).toBe(0)
  expect(await stored({})).toBe(1)
  const { items } = await listAccountingRejects(ctx, { limit: 10 })
  expect(items.map(({ packet }) => packet['session'])).toEqual(['veneno', 'veneno'])
  expect(items[1]).toMatchObject({
    error: expect.stringContaining('999.1.1.1'),
    packet: { type: 'Start', user: username },
  })
})

describe.skipIf(!hasFreeradius)(`through UDP and a real FreeRADIUS${freeradiusNote}`, () => {
  test('sessions are exact, gigawords and IPv6 included', async () => {
    const server = await openFreeradius(ctx)
    const client = await RadiusClient.open({
      host: '127.0.0.1',
      port: server.acctPort,
      secret: nas.secret,
      timeoutMs: 2000,
    })
    try {
      const stories = tellStories(150, 7)
      const answers = await Promise.all(
        stories.flatMap((story) =>
          story.packets.map((packet) => client.accounting({ attributes: attributesOf(story, packet) })),
        ),
      )
      expect(answers.filter(({ reply }) => reply === undefined)).toEqual([])
      await expect
        .poll(async () => (await stored(stories)).filter((row) => row.isClosed).length, {
          timeout: 20_000,
          interval: 250,
        })
        .toBe(stories.filter((story) => story.isClosed).length)
      await expect.poll(() => stored(stories), { timeout: 10_000, interval: 250 }).toEqual(truth(stories))
      const prefixes =
        await sql`select distinct wan_ipv6_prefix, delegated_ipv6_prefix from radius.sessions_closed where acct_session_id like 'h7-%'`.execute(
          app.runtime.db,
        )
      expect(prefixes.rows).toEqual([{ wanIpv6Prefix: '2001:db8:a::/64', delegatedIpv6Prefix: '2001:db8:b00::/56' }])
    } finally {
      client.close()
      await server.stop()
    }
  })
})

const twoTo32 = 2 ** 32

function attributesOf({ name }: Story, { type, at, seconds, up, down }: Story['packets'][number]) {
  return [
    ['Acct-Status-Type', codes[type]],
    ['User-Name', username],
    ['Acct-Session-Id', name],
    ['NAS-IP-Address', '10.255.255.1'],
    ['NAS-Port-Id', 'ether1'],
    ['Framed-IP-Address', '100.64.7.7'],
    ['Framed-IPv6-Prefix', '2001:db8:a::/64'],
    ['Delegated-IPv6-Prefix', '2001:db8:b00::/56'],
    ['Event-Timestamp', new Date(at * 1000)],
    ['Acct-Session-Time', seconds],
    ['Acct-Input-Octets', up % twoTo32],
    ['Acct-Input-Gigawords', Math.floor(up / twoTo32)],
    ['Acct-Output-Octets', down % twoTo32],
    ['Acct-Output-Gigawords', Math.floor(down / twoTo32)],
  ] as const
}
