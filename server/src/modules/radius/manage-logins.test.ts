import { formatRateLimit } from '@open-sgp/radius'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { makeCompany, makeContract, makeLogin, makeNas, test } from '#testing'
import { changeLogin } from './change-login.ts'
import { changeLoginPassword } from './change-login-password.ts'
import { changeNas } from './change-nas.ts'
import { createLogin } from './create-login.ts'
import { createNas } from './create-nas.ts'
import { deleteLogin } from './delete-login.ts'
import { getLogin } from './get-login.ts'
import { getNas } from './get-nas.ts'
import { listLogins } from './list-logins.ts'
import { listNas } from './list-nas.ts'
import { rotateNasSecret } from './rotate-nas-secret.ts'
import { NewLogin, NewNas } from './schemas.ts'
import { databaseKey, seal, unseal } from './sealing.ts'

test('a router gets a long random secret, shown once', async ({ ctx }) => {
  const { id, secret } = await createNas(ctx, { name: 'BNG Centro', network: '10.1.0.0/24' })
  expect(secret).toMatch(/^[A-Za-z2-9]{32}$/)
  const read = await getNas(ctx, { id })
  expect(read).toMatchObject({
    name: 'BNG Centro',
    network: '10.1.0.0/24',
    type: 'mikrotik',
    coaPort: 3799,
    version: 1,
  })
  expect(JSON.stringify([read, await listNas(ctx, { limit: 10 })])).not.toContain(secret)
  const rotated = await rotateNasSecret(ctx, { id, version: 1 })
  expect(rotated.secret).not.toBe(secret)
  await expect(rotateNasSecret(ctx, { id, version: 1 })).rejects.toMatchObject({ status: 409, code: 'stale-version' })
})

test('a network belongs to one router of the installation; an address within it may have its own', async ({ ctx }) => {
  await makeNas(ctx, { network: '10.2.0.7/24' })
  await expect(makeNas(ctx, { network: '10.2.0.0/24' })).rejects.toMatchObject({ code: 'network-taken' })
  expect(await makeNas(ctx, { network: '10.2.0.7' })).toMatchObject({ network: '10.2.0.7/32' })
})

test('two routers of a company do not share a name', async ({ ctx }) => {
  await makeNas(ctx, { name: 'Torre São José' })
  await expect(makeNas(ctx, { name: 'torre sao jose' })).rejects.toMatchObject({ code: 'nas-name-taken' })
})

test('a router is changed against its version', async ({ ctx }) => {
  const { id } = await makeNas(ctx)
  expect(await changeNas(ctx, { id, version: 1, acceptsCoa: false, network: '10.3.0.9/16' })).toMatchObject({
    acceptsCoa: false,
    network: '10.3.0.0/16',
    version: 2,
  })
  await expect(changeNas(ctx, { id, version: 1, name: 'x' })).rejects.toMatchObject({
    code: 'stale-version',
    extra: { current: { version: 2 } },
  })
})

test('short secrets, spaces and strange names are refused with their fields', () => {
  const paths = (result: { error?: { issues: { path: PropertyKey[] }[] } | undefined }) =>
    result.error?.issues.map(({ path }) => path.join('.'))
  expect(paths(NewNas.safeParse({ name: 'x', network: '10.0.0.256', secret: 'curto' }))).toEqual(['network', 'secret'])
  expect(paths(NewLogin.safeParse({ contractId: 'x', username: 'João da Silva', password: 'é' }))).toEqual([
    'contractId',
    'username',
    'password',
  ])
  expect(
    NewLogin.parse({ contractId: '01990000-0000-7000-8000-000000000000', username: ' Ana@Provedor.com ' }).username,
  ).toBe('ana@provedor.com')
})

test('a login is one of a kind in the whole installation', async ({ ctx }) => {
  const { username } = await makeLogin(ctx, { username: 'ana' })
  expect(username).toBe('ana')
  const theirs = ctx.forCompany((await makeCompany(ctx)).id)
  await expect(makeLogin(theirs, { username: 'Ana' })).rejects.toMatchObject({ status: 409, code: 'username-taken' })
})

test('a fixed address and a delegated prefix serve one login of a company', async ({ ctx }) => {
  await makeLogin(ctx, { fixedIpv4: '203.0.113.5', delegatedIpv6Prefix: '2001:db8:100::/56' })
  await expect(makeLogin(ctx, { fixedIpv4: '203.0.113.5' })).rejects.toMatchObject({ code: 'address-taken' })
})

test('a delegated prefix may not overlap another', async ({ ctx }) => {
  await makeLogin(ctx, { delegatedIpv6Prefix: '2001:db8:100::/48' })
  await expect(makeLogin(ctx, { delegatedIpv6Prefix: '2001:db8:100:ff00::/56' })).rejects.toMatchObject({
    code: 'address-taken',
  })
})

test('the contract of another company does not exist for us', async ({ ctx }) => {
  const theirs = ctx.forCompany((await makeCompany(ctx)).id)
  const { id: contractId } = await makeContract(theirs)
  await expect(createLogin(ctx, { contractId, username: 'x' })).rejects.toMatchObject({ status: 404 })
})

test('a password is shown when it is made and never again', async ({ ctx }) => {
  const login = await makeLogin(ctx)
  const changed = await changeLoginPassword(ctx, { id: login.id, version: 1, password: 'outra-senha' })
  expect(changed).toMatchObject({ password: 'outra-senha', version: 2 })
  const reads = JSON.stringify([
    await getLogin(ctx, { id: login.id }),
    await listLogins(ctx, { limit: 10, contractId: login.contractId }),
  ])
  expect(reads).not.toMatch(new RegExp(`${login.password}|outra-senha|ealed`))
})

test('logins are listed by name, by what they begin with and by contract', async ({ ctx }) => {
  for (const username of ['bia', 'ana.2', 'ana.1']) await makeLogin(ctx, { username })
  const page = await listLogins(ctx, { limit: 1, username: 'ANA' })
  expect(page.items.map((login) => login.username)).toEqual(['ana.1'])
  const rest = await listLogins(ctx, { limit: 5, username: 'ANA', cursor: page.nextCursor ?? '' })
  expect(rest).toMatchObject({ items: [{ username: 'ana.2' }], nextCursor: null })
})

test('a login is changed against its version, and a removed one is gone', async ({ ctx }) => {
  const { id } = await makeLogin(ctx)
  const change = {
    version: 1,
    macLock: 'aa-bb-cc-00-00-01',
    routedNetworks: ['203.0.113.9/29'],
    wanIpv6Prefix: '2001:db8::1/64',
  }
  expect(await changeLogin(ctx, { id, ...change })).toMatchObject({
    macLock: 'aa:bb:cc:00:00:01',
    routedNetworks: ['203.0.113.8/29'],
    wanIpv6Prefix: '2001:db8::/64',
    version: 2,
  })
  await expect(changeLogin(ctx, { id, version: 1, isEnabled: false })).rejects.toMatchObject({ code: 'stale-version' })
  await deleteLogin(ctx, { id })
  await expect(getLogin(ctx, { id })).rejects.toMatchObject({ status: 404, code: 'login-not-found' })
})

test('a sealed text opens in Node and in PostgreSQL, with its key and in its row only', async ({ ctx }) => {
  const [owner, other] = ['01990000-0000-7000-8000-000000000001', '01990000-0000-7000-8000-000000000002']
  const open = async (sealed: Buffer, by: string) =>
    (await sql<{ text: string }>`select aaa.unseal(${sealed}, ${by}) as text`.execute(ctx.db)).rows[0]?.text
  await sql`select set_config('aaa.key', ${databaseKey(ctx.secrets)}, true)`.execute(ctx.db)
  for (const text of ['', 'a', 'x'.repeat(16), "ção€ ' \\ `%{x}`"]) {
    const sealed = seal(ctx.secrets, owner, text)
    expect(unseal(ctx.secrets, owner, sealed)).toBe(text)
    expect(await open(sealed, owner)).toBe(text)
    expect(() => unseal(ctx.secrets, other, sealed)).toThrow(/does not open/)
  }
  await sql`savepoint here`.execute(ctx.db)
  await expect(open(seal(ctx.secrets, owner, 'a'), other)).rejects.toMatchObject({ code: 'F0000' })
  await sql`rollback to savepoint here`.execute(ctx.db)
  await sql`select set_config('aaa.key', '', true)`.execute(ctx.db)
  await expect(open(seal(ctx.secrets, owner, 'a'), owner)).rejects.toMatchObject({ code: 'F0000' })
})

test('the database writes a rate limit as the RADIUS package does', async ({ ctx }) => {
  const kbps = fc.integer({ min: 1, max: 10_000_000 })
  const speeds = fc.sample(fc.tuple(kbps, kbps), 200)
  const { rows } = await sql<{ text: string }>`
    select aaa.rate_limit(d, u, null, null, null, null, null) as text
      from unnest(${speeds.map(([down]) => down)}::integer[], ${speeds.map(([, up]) => up)}::integer[]) s (d, u)`.execute(
    ctx.db,
  )
  expect(rows.map((row) => row.text)).toEqual(speeds.map(([downKbps, upKbps]) => formatRateLimit({ downKbps, upKbps })))
  const burst = {
    downKbps: 200_000,
    upKbps: 20_500,
    downThresholdKbps: 80_000,
    upThresholdKbps: 8_000,
    downSeconds: 10,
    upSeconds: 10,
  }
  const burstRow = await sql<{
    text: string
  }>`select aaa.rate_limit(100000, 10000, 200000, 20500, 80000, 8000, 10) as text`.execute(ctx.db)
  expect(burstRow.rows[0]?.text).toBe(formatRateLimit({ downKbps: 100_000, upKbps: 10_000, burst }))
})
