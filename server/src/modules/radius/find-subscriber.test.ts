import { expect } from 'vitest'
import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { makeCompany, makeContract, makeSession, test } from '#testing'
import { findSubscriber } from './find-subscriber.ts'

const address = '100.64.7.9'
/** A visitor has no company. */
const find = (ctx: Ctx, from: string | null) => findSubscriber(ctx.forCompany(newId()), { address: from })
const minutesAgo = (ctx: Ctx, minutes: number) => new Date(ctx.now.getTime() - minutes * 60_000)

test('a visitor is known by the address of his live session, whatever the company', async ({ ctx }) => {
  const { id } = await makeContract(ctx)
  await makeSession(ctx, { contractId: id, ipv4: address })
  const found = await find(ctx, address)
  expect([found?.contractId, found?.ctx.companyId, found?.isInGarden]).toEqual([id, ctx.companyId, true])
})

test('a device behind the line is known by the prefix delegated to it', async ({ ctx }) => {
  const { id } = await makeContract(ctx)
  await makeSession(ctx, { contractId: id, delegatedIpv6Prefix: '2001:db8:77::/56', isInGarden: false })
  expect(await find(ctx, '2001:db8:77:1:a:b:c:d')).toMatchObject({ contractId: id, isInGarden: false })
  expect(await find(ctx, '2001:db8:77:100::1')).toBeUndefined()
})

test('an address that two contracts claim is nobody’s, be it in two companies', async ({ ctx }) => {
  const other = ctx.forCompany((await makeCompany(ctx.forCompany(newId()))).id)
  await makeSession(ctx, { contractId: (await makeContract(ctx)).id, ipv4: address })
  await makeSession(other, { contractId: (await makeContract(other)).id, ipv4: address })
  expect(await find(ctx, address)).toBeUndefined()
})

test('a session without news for three interims, told to end, or from before the router’s reboot shows nobody anything', async ({
  ctx,
}) => {
  const contractId = (await makeContract(ctx)).id
  await makeSession(ctx, { contractId, ipv4: '100.64.7.1', updatedAt: minutesAgo(ctx, 60) })
  await makeSession(ctx, { contractId, ipv4: '100.64.7.2', disconnectedAt: ctx.now })
  const { nasId } = await makeSession(ctx, { contractId, ipv4: '100.64.7.3' })
  await sql`insert into radius.nas_boots values (${nasId}, '10.9.9.9', ${new Date(ctx.now.getTime() + 1)})`.execute(
    ctx.db,
  )
  for (const last of [1, 2, 3]) expect(await find(ctx, `100.64.7.${last}`)).toBeUndefined()
})

test('what is no address is nobody’s', async ({ ctx }) => {
  for (const from of [null, '', 'unknown', '999.1.1.1', "1.1.1.1'--", '100.64.7.0/24'])
    expect(await find(ctx, from)).toBeUndefined()
})
