import { expect } from 'vitest'
import { sql } from 'kysely'
import { blockAccess } from '#modules/contracts'
import { makeLogin, makeNas, test } from '#testing'
import { account } from './fixtures.ts'
import { getLogin } from './get-login.ts'
import { listAuthLog } from './list-auth-log.ts'
import { listClosedSessions } from './list-closed-sessions.ts'
import { listLogins } from './list-logins.ts'
import { listNas } from './list-nas.ts'
import { listOpenSessions } from './list-open-sessions.ts'

const at = Date.parse('2026-01-10T11:00:00Z') / 1000

test('who is connected is found by part of the login, by address and by MAC in any spelling, with name and router', async ({
  ctx,
}) => {
  const nas = await makeNas(ctx, { name: 'BNG Centro', network: '10.201.0.0/30' })
  const login = await makeLogin(ctx, { username: 'joana.lima@provedor', macLock: 'AA:BB:CC:00:11:22' })
  const packet = { source: '10.201.0.1', username: login.username, session: 'x1', mac: 'AA-BB-CC-00-11-22' }
  await account(ctx.db, { ...packet, type: 'Start', at, ipv4: '100.64.7.7' })
  const found = async (search: string) =>
    (await listOpenSessions(ctx, { limit: 10, search })).items.map(({ username }) => username)
  for (const search of ['ANA.lima', '100.64.7.7', 'aabb.cc00.1122'])
    expect(await found(search)).toEqual([login.username])
  for (const search of ['joao', '100.64.7.8', 'aabbcc001123']) expect(await found(search)).toEqual([])
  const [session] = (await listOpenSessions(ctx, { limit: 10, nasId: nas.id })).items
  expect(session).toMatchObject({ nasName: 'BNG Centro', clientName: expect.stringMatching(/.+/), ipv4: '100.64.7.7' })
  expect((await listNas(ctx, { limit: 10 })).items).toMatchObject([{ id: nas.id, openSessionCount: 1 }])
  expect((await listLogins(ctx, { limit: 10, search: 'aa:bb:cc:00:11:22' })).items).toMatchObject([
    { username: login.username, openSessionCount: 1, accessState: 'allowed' },
  ])

  await account(ctx.db, { ...packet, type: 'Stop', at: at + 60, seconds: 60 })
  expect((await listClosedSessions(ctx, { limit: 10, search: login.username })).items).toHaveLength(1)
  expect((await listClosedSessions(ctx, { limit: 10, search: 'ana.lima' })).items).toEqual([])
})

test('a login says whose it is, its speeds, and what its next call is answered and why', async ({ ctx }) => {
  const login = await makeLogin(ctx)
  expect(await getLogin(ctx, login)).toMatchObject({
    verdict: 'open',
    verdictReason: 'acesso liberado',
    accessReason: 'Contrato ativo',
    openSessionCount: 0,
    downKbps: expect.any(Number),
  })
  await blockAccess(ctx, { contractId: login.contractId, reason: 'Equipamento furtado' })
  expect(await getLogin(ctx, login)).toMatchObject({
    verdict: 'garden',
    verdictReason: 'contrato bloqueado',
    accessReason: expect.stringContaining('Equipamento furtado'),
  })
})

test('the log of a login is found by the whole name or by the MAC', async ({ ctx }) => {
  await makeNas(ctx, { network: '10.202.0.0/30' })
  const { username } = await makeLogin(ctx)
  const hex = (text: string) => Buffer.from(text).toString('hex')
  await sql`select aaa.post_auth(${hex(username)}, false, ${hex('MAC diferente')}, ${hex('AA-BB-CC-00-11-33')}, '10.202.0.1')`.execute(
    ctx.db,
  )
  for (const search of [username, 'AABBCC001133', '10.202.0.1'])
    expect((await listAuthLog(ctx, { limit: 10, search })).items).toMatchObject([
      { username, isAccepted: false, reason: 'MAC diferente', nasName: expect.any(String) },
    ])
  expect((await listAuthLog(ctx, { limit: 10, search: username.slice(1) })).items).toEqual([])
})
