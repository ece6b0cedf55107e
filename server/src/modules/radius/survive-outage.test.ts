import { createNas as createRouter } from '@open-sgp/simulator-nas'
import { sql } from 'kysely'
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp, prepareDatabase, type App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#kernel/embedded-postgres'
import { newId } from '#kernel/ids'
import * as testing from '#testing'

describe.skipIf(!testing.hasFreeradius)(`a real FreeRADIUS on a database of its own${testing.freeradiusNote}`, () => {
  const closers: (() => Promise<void>)[] = []
  let dataDir: string
  let cluster: EmbeddedPostgres
  let app: App
  let ctx: Ctx
  let server: testing.OpenFreeradius
  let nas: Awaited<ReturnType<typeof testing.makeNas>>

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'open-sgp-outage-'))
    chmodSync(dataDir, 0o755)
    await up()
    closers.push(() => cluster.stop())
    await prepareDatabase(cluster.url)
    app = await createApp({
      url: cluster.url,
      secretKey: 'a-key-for-tests-only-0123456789abcdef',
      ports: testing.testPorts(),
      logLevel: 'silent',
      clock: () => new Date(),
    })
    closers.push(() => app.close())
    const outside = createCtx(app.runtime, { actor: testing.testActor, companyId: newId() })
    ctx = outside.forCompany((await testing.makeCompany(outside)).id)
    nas = await testing.makeNas(ctx, { network: '127.0.0.1' })
    server = await testing.openFreeradius(ctx, { clientLifetimeSeconds: 2 })
    closers.push(() => server.stop())
  })

  const up = async () => {
    cluster = await startEmbeddedPostgres({ dataDir, ephemeral: true })
  }

  afterAll(async () => {
    for (const close of closers.toReversed()) await close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const openRouter = () =>
    createRouter({
      secret: nas.secret,
      authPort: server.authPort,
      acctPort: server.acctPort,
      timeoutMs: 1500,
      retries: 1,
    })

  test('without its database it refuses nobody, keeps the accounting, and stores it after the return', async () => {
    await using router = await openRouter()
    const { username, password } = await testing.makeLogin(ctx, { maxSessions: 100 })
    const dialled = await router.login({ username, password })
    expect(dialled.outcome).toBe('accepted')
    if (dialled.outcome !== 'accepted') return

    await cluster.stop()
    // Longer than FreeRADIUS remembers a router by itself.
    await sleep(4000)
    for (const method of ['pap', 'chap', 'mschapv2'] as const)
      expect(await router.login({ username, password, method })).toEqual({ outcome: 'timeout' })
    for (let minute = 1; minute <= 20; minute++)
      expect(await router.interim(dialled.session, { seconds: minute * 60, downloadOctets: minute * 1_000_000 })).toBe(
        true,
      )
    expect(await router.stop(dialled.session, { seconds: 1260, downloadOctets: 21_000_000 })).toBe(true)
    const stoppedAt = Date.now()
    expect(readdirSync(join(server.dir, 'spool'))).not.toEqual([])

    await up()
    const login = async () => (await router.login({ username, password })).outcome
    await expect.poll(login, { timeout: 20_000, interval: 200 }).toBe('accepted')
    const history = async () =>
      (
        await sql<{ seconds: number; downloadOctets: number; stoppedAt: Date }>`
        select seconds, download_octets, stopped_at from radius.sessions_closed where acct_session_id = ${dialled.session.id}`.execute(
          app.runtime.db,
        )
      ).rows
    await expect
      .poll(history, { timeout: 20_000, interval: 200 })
      .toMatchObject([{ seconds: 1260, downloadOctets: 21_000_000 }])
    // The time of the event, not of the replay.
    expect(Math.abs((await history())[0]!.stoppedAt.getTime() - stoppedAt)).toBeLessThan(2500)
    await expect
      .poll(() => readdirSync(join(server.dir, 'spool')).filter((name) => !name.endsWith('.work')), { timeout: 10_000 })
      .toEqual([])
  }, 90_000)

  test('a login whose log row cannot be written is still a login', async () => {
    await using router = await openRouter()
    const { username, password } = await testing.makeLogin(ctx)
    await sql`revoke execute on function aaa.post_auth from ${sql.id(server.role)}`.execute(app.runtime.db)
    expect((await router.login({ username, password })).outcome).toBe('accepted')
    await sql`grant execute on function aaa.post_auth to ${sql.id(server.role)}`.execute(app.runtime.db)
  })

  test('a connection without the right key opens nothing: silence, not a refusal', async () => {
    const other = createCtx(
      {
        ...app.runtime,
        secrets: { ...app.runtime.secrets, deriveKey: (purpose) => app.runtime.secrets.deriveKey(`other ${purpose}`) },
      },
      {
        actor: testing.testActor,
        companyId: ctx.companyId,
      },
    )
    const wrong = await testing.openFreeradius(other)
    try {
      await using router = await createRouter({
        secret: nas.secret,
        authPort: wrong.authPort,
        acctPort: wrong.acctPort,
      })
      const { username, password } = await testing.makeLogin(ctx)
      expect(await router.login({ username, password })).toEqual({ outcome: 'timeout' })
    } finally {
      await wrong.stop()
    }
  })

  test('its database role can execute five functions and read nothing', async () => {
    const service = Object.fromEntries(
      readFileSync(join(server.dir, 'pg_service.conf'), 'utf8')
        .split('\n')
        .flatMap((row) =>
          row.includes('=') ? [[row.slice(0, row.indexOf('=')), row.slice(row.indexOf('=') + 1)]] : [],
        ),
    )
    const { host, port, dbname: database, user, password, options } = service
    const client = new pg.Client({ host, port: Number(port), database, user, password, options })
    await client.connect()
    try {
      for (const statement of [
        'select * from radius.logins',
        'select * from radius.nas',
        'select * from radius.sessions_open',
        'select * from contracts.contracts',
        'select * from clients.clients',
        'select * from kernel.events',
        'select * from freeradius.radcheck',
        'select * from public.schema_migrations',
        'delete from radius.sessions_closed',
        'insert into radius.auth_log default values',
        'create table public.mine (x integer)',
        'create schema mine',
        `select aaa.unseal('\\x00', '${newId()}')`,
        `select aaa.profile_of('${newId()}', null)`,
        `select radius.close_session('${newId()}', now(), 'x')`,
        "select radius.ensure_sessions_partition('2030-01-01')",
      ])
        await expect(client.query(statement), statement).rejects.toMatchObject({ code: '42501' })
      expect((await client.query("select * from aaa.authorize('6e', '', '127.0.0.1')")).rows).toMatchObject([
        { attribute: 'Auth-Type', value: 'Reject' },
        { attribute: 'Reply-Message' },
      ])
    } finally {
      await client.end()
    }
  })

  test('no password and no secret lies in the database, in the logs or in a view', async () => {
    const { username, password } = await testing.makeLogin(ctx)
    await using router = await openRouter()
    await router.login({ username, password })
    const { rows } = await sql<{ line: string }>`
      select l::text as line from radius.logins l union all select n::text from radius.nas n union all select a::text from radius.auth_log a
      union all select r::text from freeradius.radcheck r union all select r::text from freeradius.radreply r union all select n::text from freeradius.nas n
      union all select p::text from freeradius.radpostauth p union all select a::text from freeradius.radacct a`.execute(
      app.runtime.db,
    )
    const everything = rows.map((row) => row.line).join('\n') + server.output()
    expect(everything).toContain(username)
    for (const text of [password, nas.secret]) {
      expect(everything).not.toContain(text)
      expect(everything).not.toContain(Buffer.from(text).toString('hex'))
    }
  })

  test('the configuration passes the check of FreeRADIUS and is closed to others', async () => {
    await testing.checkFreeradius({ dir: server.dir })
    for (const name of ['radiusd.conf', 'queries.conf', 'pg_service.conf', 'dictionary']) {
      expect(existsSync(join(server.dir, name))).toBe(true)
      expect(statSync(join(server.dir, name)).mode & 0o777).toBe(0o640)
    }
    expect(readFileSync(join(server.dir, 'radiusd.conf'), 'utf8')).not.toMatch(/exec\s*\{/)
  })
})
