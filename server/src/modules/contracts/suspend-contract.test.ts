import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { atDay, makeContract, test } from '#testing'
import { getContractFile } from './get-contract.ts'
import { blockAccess } from './override-access.ts'
import { resumeContract } from './resume-contract.ts'
import { suspendContract } from './suspend-contract.ts'

const reason = 'Motivo de teste'

test('a suspension counts whole days, with the day it begins and without the day it ends', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx)
  await suspendContract(atDay(ctx, '2026-02-10'), { contractId, kind: 'financial', reason: 'título 881' })
  const suspended = await getContractFile(ctx, { id: contractId })
  expect(suspended).toMatchObject({
    status: 'suspended',
    accessState: 'blocked_auto',
    accessReason: 'Suspenso por falta de pagamento desde 10/02/2026: título 881',
    suspension: { kind: 'financial', startsOn: '2026-02-10', endsOn: null },
  })
  await resumeContract(atDay(ctx, '2026-02-15'), { contractId, reason })
  const rows = await ctx.db
    .selectFrom('contracts.suspensions')
    .select('during')
    .where('contractId', '=', contractId)
    .execute()
  expect(rows).toEqual([{ during: '[2026-02-10,2026-02-15)' }])
})

test('a suspension lifted on its own day costs no day', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx)
  await suspendContract(ctx, { contractId, kind: 'financial', reason })
  await resumeContract(ctx, { contractId, reason })
  const spans = await ctx.db
    .selectFrom('contracts.suspensions')
    .select('during')
    .where('contractId', '=', contractId)
    .execute()
  expect(spans).toEqual([{ during: 'empty' }])
})

test('a court order takes the place of arrears, never the other way round', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx)
  await suspendContract(ctx, { contractId, kind: 'financial', reason })
  const ordered = await suspendContract(ctx, { contractId, kind: 'judicial', reason: 'Ofício 12' })
  expect(ordered).toMatchObject({ status: 'suspended', accessState: 'blocked_manual' })
  for (const kind of ['financial', 'judicial'] as const)
    await expect(suspendContract(ctx, { contractId, kind, reason })).rejects.toMatchObject({
      code: 'already-suspended',
    })
})

test('automation lifts arrears but neither a court order nor an administrative suspension', async ({ ctx }) => {
  const robot = { ...ctx, actor: { ...ctx.actor, kind: 'system' as const } }
  const automation: Ctx = {
    ...robot,
    transaction: (work) => ctx.transaction((tx) => work({ ...tx, actor: robot.actor })),
  }
  for (const kind of ['administrative', 'judicial'] as const) {
    const { id: contractId } = await makeContract(ctx)
    await suspendContract(ctx, { contractId, kind, reason })
    await expect(resumeContract(automation, { contractId, reason })).rejects.toMatchObject({
      code: 'suspension-needs-person',
    })
    expect(await resumeContract(ctx, { contractId, reason })).toMatchObject({ status: 'active' })
  }
  const { id: contractId } = await makeContract(ctx)
  await suspendContract(ctx, { contractId, kind: 'financial', reason })
  expect(await resumeContract(automation, { contractId, reason })).toMatchObject({ accessState: 'allowed' })
})

test('a manual block outlives the payment of the arrears', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx)
  await blockAccess(ctx, { contractId, reason: 'Fraude' })
  await suspendContract(ctx, { contractId, kind: 'financial', reason })
  expect(await resumeContract(ctx, { contractId, reason })).toMatchObject({
    status: 'active',
    accessState: 'blocked_manual',
    accessReason: 'Bloqueio manual desde 10/01/2026: Fraude',
  })
})
