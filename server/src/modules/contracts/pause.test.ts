import { expect } from 'vitest'
import { atDay, makeContract, test } from '#testing'
import { getContractFile } from './get-contract.ts'
import { runScheduledActions } from './run-scheduled-actions.ts'
import { resumeContract } from './resume-contract.ts'
import { saveContractSettings } from './settings.ts'
import { suspendContract } from './suspend-contract.ts'

const pause = { kind: 'requested' as const, reason: 'Viagem' }

test('a pause ends by itself on its day and the loyalty moves on by its days', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx)
  const paused = await suspendContract(ctx, { contractId, ...pause, until: '2026-02-09' })
  expect(paused).toMatchObject({
    status: 'suspended',
    accessState: 'blocked_manual',
    accessReason: 'Suspenso a pedido do cliente desde 10/01/2026: Viagem',
  })
  await runScheduledActions(atDay(ctx, '2026-02-08'))
  expect(await getContractFile(ctx, { id: contractId })).toMatchObject({ status: 'suspended' })
  await runScheduledActions(atDay(ctx, '2026-02-09'))
  expect(await getContractFile(ctx, { id: contractId })).toMatchObject({
    status: 'active',
    loyaltyUntil: '2027-02-09',
    scheduledActions: [],
  })
})

test('a pause may begin later; coming back earlier drops its end', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx)
  await suspendContract(ctx, { contractId, ...pause, on: '2026-02-01', until: '2026-03-10' })
  expect(await getContractFile(ctx, { id: contractId })).toMatchObject({
    status: 'active',
    scheduledActions: [{ kind: 'suspend', onDate: '2026-02-01' }],
  })
  await runScheduledActions(atDay(ctx, '2026-02-03'))
  expect(await getContractFile(ctx, { id: contractId })).toMatchObject({
    status: 'suspended',
    suspension: { startsOn: '2026-02-01' },
    scheduledActions: [{ kind: 'resume', onDate: '2026-03-10' }],
  })
  await resumeContract(atDay(ctx, '2026-02-20'), { contractId, reason: 'Voltou antes' })
  expect(await getContractFile(ctx, { id: contractId })).toMatchObject({ status: 'active', scheduledActions: [] })
})

test('a pause that its contract no longer admits is closed with the cause, and the others are done', async ({
  ctx,
}) => {
  const [first, second] = [await makeContract(ctx), await makeContract(ctx)]
  for (const { id } of [first, second])
    await suspendContract(ctx, { contractId: id, ...pause, on: '2026-02-01', until: '2026-03-10' })
  await suspendContract(ctx, { contractId: first.id, kind: 'financial', reason: 'título 1' })
  expect(await runScheduledActions(atDay(ctx, '2026-02-01'))).toEqual({ doneCount: 1, failedCount: 1 })
  expect(await getContractFile(ctx, { id: first.id })).toMatchObject({ suspension: { kind: 'financial' } })
})

test('length, frequency and dates keep to the company’s rules', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx)
  const ask = (on: string, until?: string) =>
    suspendContract(ctx, { contractId, ...pause, on, ...(until && { until }) })
  await expect(ask('2026-01-10')).rejects.toMatchObject({ status: 422 })
  await expect(ask('2026-01-09', '2026-03-01')).rejects.toMatchObject({ status: 422 })
  await expect(ask('2026-01-10', '2026-01-20')).rejects.toMatchObject({ code: 'pause-not-allowed' })
  await saveContractSettings(ctx, { pauseMinDays: 5, pauseMaxDays: 60, pauseEveryMonths: 6 })
  await ask('2026-01-10', '2026-01-20')
  await runScheduledActions(atDay(ctx, '2026-01-20'))
  const again = { contractId, ...pause, until: '2026-03-01' }
  await expect(suspendContract(atDay(ctx, '2026-02-01'), again)).rejects.toMatchObject({ code: 'pause-not-allowed' })
  await expect(
    saveContractSettings(ctx, { pauseMinDays: 9, pauseMaxDays: 8, pauseEveryMonths: 0 }),
  ).rejects.toMatchObject({ status: 422 })
})

test('arrears neither begin later nor have an end', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx)
  const arrears = { contractId, kind: 'financial' as const, reason: 'título 1' }
  await expect(suspendContract(ctx, { ...arrears, on: '2026-02-01' })).rejects.toMatchObject({ status: 422 })
  await expect(suspendContract(ctx, { ...arrears, until: '2026-02-01' })).rejects.toMatchObject({ status: 422 })
})

test('arrears do not take the place of a pause', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx)
  await suspendContract(ctx, { contractId, ...pause, until: '2026-02-09' })
  await expect(suspendContract(ctx, { contractId, kind: 'financial', reason: 'x' })).rejects.toMatchObject({
    code: 'already-suspended',
  })
})
