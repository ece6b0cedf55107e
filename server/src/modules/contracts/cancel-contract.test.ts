import { expect } from 'vitest'
import { atDay, makeContract, makeDraftContract, test } from '#testing'
import { cancelContract, endContract } from './cancel-contract.ts'
import { getContractFile } from './get-contract.ts'
import { dropScheduledAction, runScheduledActions } from './run-scheduled-actions.ts'
import { suspendContract } from './suspend-contract.ts'

const reason = 'Mudança de cidade'

test('a cancellation today ends service, periods and access, and settles the penalty', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx, { benefitCents: 60_000 })
  const later = atDay(ctx, '2026-08-10')
  const result = await cancelContract(later, { contractId, reason })
  expect(result).toMatchObject({
    isScheduled: false,
    on: '2026-08-10',
    remainingMonths: 5,
    penaltyCents: 25_000,
    contract: { status: 'cancelled', endedOn: '2026-08-10', penaltyCents: 25_000, accessState: 'off' },
  })
  const { planPeriods } = await getContractFile(later, { id: contractId })
  expect(planPeriods).toMatchObject([{ startsOn: '2026-01-10', endsOn: '2026-08-10' }])
})

test('a dry run quotes and changes nothing', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx, { benefitCents: 60_000 })
  const quote = await cancelContract(ctx, { contractId, reason, dryRun: true })
  expect(quote).toMatchObject({ remainingMonths: 12, penaltyCents: 60_000, contract: { status: 'cancelled' } })
  expect(await getContractFile(ctx, { id: contractId })).toMatchObject({ status: 'active', accessState: 'allowed' })
})

test('a waiver leaves no penalty; giving up within seven days is one', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx, { benefitCents: 60_000 })
  const quote = async (day: string, penaltyWaiver: 'death' | 'withdrawal') =>
    (await cancelContract(atDay(ctx, day), { contractId, reason, penaltyWaiver, dryRun: true })).penaltyCents
  expect(await quote('2026-06-01', 'death')).toBe(0)
  expect(await quote('2026-01-17', 'withdrawal')).toBe(0)
  await expect(quote('2026-01-18', 'withdrawal')).rejects.toMatchObject({ code: 'withdrawal-too-late' })
})

test('a cancellation on a day to come waits for it and is then done once', async ({ ctx, drain }) => {
  const { id: contractId } = await makeContract(ctx, { benefitCents: 60_000 })
  const result = await cancelContract(ctx, { contractId, reason, on: '2026-02-01' })
  expect(result).toMatchObject({ isScheduled: true, contract: { status: 'active' }, remainingMonths: 11 })
  expect(await runScheduledActions(atDay(ctx, '2026-01-31'))).toEqual({ doneCount: 0, failedCount: 0 })
  const theDay = atDay(ctx, '2026-02-01')
  await theDay.enqueue('contracts.run-scheduled-actions', {})
  await drain(theDay.now)
  expect(await getContractFile(ctx, { id: contractId })).toMatchObject({
    status: 'cancelled',
    endedOn: '2026-02-01',
    penaltyCents: 55_000,
    scheduledActions: [],
  })
  expect(await runScheduledActions(theDay)).toEqual({ doneCount: 0, failedCount: 0 })
})

test('a job that was down cancels as of the day that was agreed', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx)
  await cancelContract(ctx, { contractId, reason, on: '2026-02-01' })
  await runScheduledActions(atDay(ctx, '2026-02-05'))
  expect(await getContractFile(ctx, { id: contractId })).toMatchObject({ status: 'cancelled', endedOn: '2026-02-01' })
})

test('a scheduled cancellation can be moved, undone, and is overtaken by an immediate one', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx)
  await cancelContract(ctx, { contractId, reason, on: '2026-02-01' })
  await cancelContract(ctx, { contractId, reason, on: '2026-03-01' })
  expect((await getContractFile(ctx, { id: contractId })).scheduledActions).toMatchObject([{ onDate: '2026-03-01' }])
  await dropScheduledAction(ctx, { contractId, kind: 'cancel' })
  await expect(dropScheduledAction(ctx, { contractId, kind: 'cancel' })).rejects.toMatchObject({ status: 404 })
  await cancelContract(ctx, { contractId, reason, on: '2026-02-01' })
  await cancelContract(ctx, { contractId, reason })
  expect((await getContractFile(ctx, { id: contractId })).scheduledActions).toEqual([])
})

test('cancelling closes the open suspension', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx)
  await suspendContract(atDay(ctx, '2026-02-01'), { contractId, kind: 'financial', reason })
  await cancelContract(atDay(ctx, '2026-04-02'), { contractId, reason })
  const spans = ctx.db.selectFrom('contracts.suspensions').select('during').where('contractId', '=', contractId)
  expect(await spans.execute()).toEqual([{ during: '[2026-02-01,2026-04-02)' }])
})

test('a draft given up has no period left and owes nothing', async ({ ctx }) => {
  const { id: contractId } = await makeDraftContract(ctx, { benefitCents: 60_000 })
  const { contract } = await cancelContract(ctx, { contractId, reason })
  expect(contract).toMatchObject({ status: 'cancelled', penaltyCents: null })
  expect((await getContractFile(ctx, { id: contractId })).planPeriods).toEqual([])
})

test('a cancellation does not reach back', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx)
  await expect(cancelContract(ctx, { contractId, reason, on: '2026-01-09' })).rejects.toMatchObject({ status: 422 })
})

test('the end of the term owes no penalty', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx, { modality: 'demonstration', benefitCents: 60_000 })
  expect(await endContract(ctx, { contractId, reason: 'Fim da demonstração' })).toMatchObject({
    status: 'ended',
    endedOn: '2026-01-10',
    penaltyCents: null,
    accessReason: 'Contrato encerrado em 10/01/2026',
  })
})
