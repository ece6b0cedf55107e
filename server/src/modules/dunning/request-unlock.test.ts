import { beforeEach, expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { blockAccess, cancelContract } from '#modules/contracts'
import { atDay, liveDays, mailbox, makeContract, makeDebt, payInvoice, stateOf, test } from '#testing'
import { changePolicy } from './change-policy.ts'
import { listUnlocks } from './list-unlocks.ts'
import { requestUnlock } from './request-unlock.ts'
import { defaultPolicy } from './rules/policy.ts'

beforeEach(async () => (await mailbox()).clear())

/** A contract suspended on 2026-02-23 for a title due on 2026-02-05. */
async function makeSuspended(ctx: Ctx, drain: () => Promise<number>) {
  const contract = await makeContract(ctx)
  const invoice = await makeDebt(ctx, contract)
  await liveDays(ctx, drain, '2026-02-06', '2026-02-23')
  return { contract, invoice }
}

test('a promise opens the service at once, with a protocol and the day until which it holds', async ({
  ctx,
  drain,
}) => {
  const { contract, invoice } = await makeSuspended(ctx, drain)
  const unlock = await requestUnlock(atDay(ctx, '2026-02-24'), { contractId: contract.id, channel: 'portal' })
  expect(unlock).toMatchObject({
    number: 1,
    until: '2026-02-27',
    status: 'open',
    message: `Protocolo 1: serviço liberado até 27/02/2026. Pague o título ${invoice.number} até lá para não haver novo bloqueio.`,
  })
  expect(await stateOf(ctx, contract.id)).toEqual(['active', 'allowed'])
  expect(await liveDays(ctx, drain, '2026-02-27')).toMatchObject({ suspendedCount: 0, brokenUnlockCount: 0 })
})

test('a kept promise is closed by the payment itself', async ({ ctx, drain }) => {
  const { contract, invoice } = await makeSuspended(ctx, drain)
  await requestUnlock(atDay(ctx, '2026-02-24'), { contractId: contract.id, channel: 'portal' })
  const day = atDay(ctx, '2026-02-26')
  await payInvoice(day, invoice.id)
  await drain(day.now)
  expect((await listUnlocks(ctx, { limit: 10 })).items).toMatchObject([{ status: 'kept' }])
  expect(await liveDays(ctx, drain, '2026-03-02')).toMatchObject({ suspendedCount: 0, brokenUnlockCount: 0 })
  expect(await stateOf(ctx, contract.id)).toEqual(['active', 'allowed'])
})

test('a broken promise blocks again on the same notice, counts, and is the last for that title', async ({
  ctx,
  drain,
}) => {
  const { contract, invoice } = await makeSuspended(ctx, drain)
  await requestUnlock(atDay(ctx, '2026-02-23'), { contractId: contract.id, channel: 'phone', until: '2026-02-25' })
  expect(await liveDays(ctx, drain, '2026-02-25')).toMatchObject({ brokenUnlockCount: 0 })
  expect(await liveDays(ctx, drain, '2026-02-26')).toMatchObject({
    brokenUnlockCount: 1,
    suspendedCount: 1,
    noticedCount: 0,
  })
  expect(await stateOf(ctx, contract.id)).toEqual(['suspended', 'blocked_auto'])
  expect((await listUnlocks(ctx, { limit: 10 })).items).toMatchObject([{ status: 'broken' }])
  for (const channel of ['portal', 'staff', 'phone', 'chat', 'api'] as const) {
    await expect(requestUnlock(atDay(ctx, '2026-02-27'), { contractId: contract.id, channel })).rejects.toMatchObject({
      status: 409,
      code: 'unlock-used',
      message: expect.stringContaining(String(invoice.number)),
    })
  }
})

test('the quota of 12 months holds across titles and comes back after a year', async ({ ctx, drain }) => {
  await changePolicy(ctx, { ...defaultPolicy, unlocksPerYear: 1 })
  const { contract, invoice } = await makeSuspended(ctx, drain)
  const first = atDay(ctx, '2026-02-24')
  await requestUnlock(first, { contractId: contract.id, channel: 'staff' })
  await payInvoice(first, invoice.id)
  await makeDebt(ctx, contract, { dueOn: '2026-03-05' })
  await liveDays(ctx, drain, '2026-03-06', '2026-03-23')
  expect((await stateOf(ctx, contract.id))[0]).toBe('suspended')
  const ask = (day: string) => requestUnlock(atDay(ctx, day), { contractId: contract.id, channel: 'staff' })
  await expect(ask('2026-03-24')).rejects.toMatchObject({ code: 'unlock-quota-reached' })
  expect(await ask('2027-02-25')).toMatchObject({ status: 'open' })
})

test('a promise made after the notice puts the suspension off', async ({ ctx, drain }) => {
  const contract = await makeContract(ctx)
  await makeDebt(ctx, contract)
  await liveDays(ctx, drain, '2026-02-06')
  await requestUnlock(atDay(ctx, '2026-02-22'), { contractId: contract.id, channel: 'portal' })
  expect(await liveDays(ctx, drain, '2026-02-23')).toMatchObject({ suspendedCount: 0 })
  expect(await liveDays(ctx, drain, '2026-02-26')).toMatchObject({ brokenUnlockCount: 1, suspendedCount: 1 })
})

test('a promise on a contract that ended meanwhile is closed too', async ({ ctx, drain }) => {
  const { contract } = await makeSuspended(ctx, drain)
  await requestUnlock(atDay(ctx, '2026-02-24'), { contractId: contract.id, channel: 'portal' })
  await cancelContract(atDay(ctx, '2026-02-25'), { contractId: contract.id, reason: 'Mudança de cidade' })
  expect(await liveDays(ctx, drain, '2026-02-28')).toMatchObject({ brokenUnlockCount: 1, suspendedCount: 0 })
  expect(await stateOf(ctx, contract.id)).toEqual(['cancelled', 'off'])
})

test('what a person blocked no promise opens', async ({ ctx, drain }) => {
  const { contract } = await makeSuspended(ctx, drain)
  await blockAccess(ctx, { contractId: contract.id, reason: 'Fraude em apuração' })
  await expect(
    requestUnlock(atDay(ctx, '2026-02-24'), { contractId: contract.id, channel: 'portal' }),
  ).rejects.toMatchObject({ status: 409, code: 'blocked-manually' })
})

test('the contract of another company is unknown here', async ({ ctx }) => {
  await expect(
    requestUnlock(ctx, { contractId: '01990000-0000-7000-8000-000000000000', channel: 'portal' }),
  ).rejects.toMatchObject({ status: 404 })
})
