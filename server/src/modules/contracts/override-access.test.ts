import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { atDay, makeCompany, makeContract, test } from '#testing'
import { cancelContract } from './cancel-contract.ts'
import { expireOverrides } from './expire-overrides.ts'
import { getContract, getContractFile } from './get-contract.ts'
import { addOverride, blockAccess, removeOverride, unblockAccess } from './override-access.ts'
import { recomputeAccess } from './recompute-access.ts'
import { suspendContract } from './suspend-contract.ts'

const reason = 'Combinado por telefone'
const countEvents = async (ctx: Ctx, name: string) =>
  (
    await ctx.db
      .selectFrom('kernel.events')
      .select('id')
      .where('companyId', '=', ctx.companyId)
      .where('name', '=', name)
      .execute()
  ).length

test('an exception until a day ends with that day where the company is', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx)
  const endIn = async (zone: string) => {
    const there = ctx.forCompany(ctx.companyId, zone)
    return (await addOverride(there, { contractId, kind: 'do_not_block', reason, endsAt: '2026-01-20' })).endsAt
  }
  expect(await endIn('America/Sao_Paulo')).toEqual(new Date('2026-01-21T02:59:59.999Z'))
  expect(await endIn('America/Manaus')).toEqual(new Date('2026-01-21T03:59:59.999Z'))
  expect(await endIn('America/Noronha')).toEqual(new Date('2026-01-21T01:59:59.999Z'))
})

test('a trust unlock opens a blocked contract until its end and its days are charged; the job closes it then', async ({
  ctx,
  drain,
}) => {
  const { id: contractId } = await makeContract(ctx)
  await suspendContract(ctx, { contractId, kind: 'financial', reason })
  const endsAt = new Date('2026-01-13T12:00:00Z')
  await addOverride(ctx, { contractId, kind: 'trust_unlock', reason, endsAt })
  expect(await getContract(ctx, { id: contractId })).toMatchObject({ status: 'active', accessState: 'allowed' })

  const before = atDay(ctx, '2026-01-12')
  expect(await expireOverrides(before)).toEqual({ expiredCount: 0 })
  const after = atDay(ctx, '2026-01-13')
  await after.enqueue('contracts.expire-overrides', {})
  await drain(after.now)
  expect(await getContractFile(after, { id: contractId })).toMatchObject({
    status: 'active',
    accessReason: 'Contrato ativo',
    overrides: [],
  })
  expect(await expireOverrides(after)).toEqual({ expiredCount: 0 })
})

test.for(['manual_release', 'do_not_block'] as const)(
  '%s over arrears ends the suspension: what is served is charged',
  async (kind, { ctx }) => {
    const { id: contractId } = await makeContract(ctx)
    await suspendContract(ctx, { contractId, kind: 'financial', reason })
    await addOverride(ctx, { contractId, kind, reason })
    expect(await getContract(ctx, { id: contractId })).toMatchObject({ status: 'active', accessState: 'allowed' })
  },
)

test('a release that a manual block outweighs serves nothing until the block is taken back', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx)
  await suspendContract(ctx, { contractId, kind: 'financial', reason })
  await blockAccess(ctx, { contractId, reason })
  await addOverride(ctx, { contractId, kind: 'manual_release', reason })
  expect(await getContract(ctx, { id: contractId })).toMatchObject({
    status: 'suspended',
    accessState: 'blocked_manual',
  })
})

test('a new decision of the same kind takes the place of the old one', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx)
  await addOverride(ctx, { contractId, kind: 'do_not_block', reason: 'primeira', endsAt: new Date('2026-02-01') })
  await addOverride(ctx, { contractId, kind: 'do_not_block', reason: 'segunda' })
  expect((await getContractFile(ctx, { id: contractId })).overrides).toMatchObject([
    { reason: 'segunda', endsAt: null },
  ])
})

test('a manual block is set and taken back by people, with reason; automation never takes it back', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx)
  await expect(unblockAccess(ctx, { contractId, reason })).rejects.toMatchObject({ code: 'not-blocked' })
  expect(await blockAccess(ctx, { contractId, reason })).toMatchObject({ accessState: 'blocked_manual' })
  const [block] = (await getContractFile(ctx, { id: contractId })).overrides
  const robot = { ...ctx.actor, kind: 'system' as const }
  const automation: Ctx = {
    ...ctx,
    actor: robot,
    transaction: (work) => ctx.transaction((tx) => work({ ...tx, actor: robot })),
  }
  await expect(removeOverride(automation, { overrideId: block?.id ?? '' })).rejects.toMatchObject({
    code: 'manual-block-stays',
  })
  expect(await unblockAccess(ctx, { contractId, reason })).toMatchObject({ accessState: 'allowed' })
})

test('an end in the past, a trust unlock without end and a closed contract are refused', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx)
  const unlock = { contractId, kind: 'trust_unlock' as const, reason }
  await expect(addOverride(ctx, { ...unlock, endsAt: ctx.now })).rejects.toMatchObject({ status: 422 })
  await expect(addOverride(ctx, unlock)).rejects.toMatchObject({ status: 422 })
  await cancelContract(ctx, { contractId, reason })
  await expect(blockAccess(ctx, { contractId, reason })).rejects.toMatchObject({ code: 'contract-closed' })
})

test('access is announced when its state changes, and only then', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx)
  const before = await countEvents(ctx, 'contracts.access-changed')
  await recomputeAccess(ctx, { contractId })
  await addOverride(ctx, { contractId, kind: 'do_not_block', reason })
  expect(await countEvents(ctx, 'contracts.access-changed')).toBe(before)
  await blockAccess(ctx, { contractId, reason })
  expect(await countEvents(ctx, 'contracts.access-changed')).toBe(before + 1)
})

test('since when says when the state changed, not when its reason did', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx)
  await blockAccess(ctx, { contractId, reason: 'primeiro motivo' })
  const later = atDay(ctx, '2026-01-20')
  expect(await blockAccess(later, { contractId, reason: 'segundo motivo' })).toMatchObject({
    accessSince: ctx.now,
    accessReason: 'Bloqueio manual desde 20/01/2026: segundo motivo',
  })
})

test('a decision of another company, or of another contract, cannot be taken back', async ({ ctx }) => {
  const theirs = ctx.forCompany((await makeCompany(ctx)).id)
  const foreign = await makeContract(theirs)
  const override = await addOverride(theirs, { contractId: foreign.id, kind: 'reduced', reason })
  await expect(removeOverride(ctx, { overrideId: override.id })).rejects.toMatchObject({ status: 404 })
  const other = await makeContract(theirs)
  await expect(removeOverride(theirs, { overrideId: override.id, contractId: other.id })).rejects.toMatchObject({
    status: 404,
  })
})
