import { beforeEach, expect } from 'vitest'
import { reversePayment } from '#modules/billing'
import { blockAccess, suspendContract } from '#modules/contracts'
import { atDay, liveDays, mailbox, makeContract, makeDebt, payInvoice, stateOf, test } from '#testing'
import { runDunning } from './run-dunning.ts'

beforeEach(async () => (await mailbox()).clear())

test('a partial payment leaves a debt, and the debt suspends', async ({ ctx, drain }) => {
  const contract = await makeContract(ctx)
  const invoice = await makeDebt(ctx, contract)
  await liveDays(ctx, drain, '2026-02-06')
  await payInvoice(atDay(ctx, '2026-02-20'), invoice.id, 5_000)
  expect(await liveDays(ctx, drain, '2026-02-23')).toMatchObject({ suspendedCount: 1 })
  await payInvoice(atDay(ctx, '2026-02-24'), invoice.id, 1_000)
  await drain(atDay(ctx, '2026-02-24').now)
  expect(await stateOf(ctx, contract.id)).toEqual(['suspended', 'blocked_auto'])
})

test('the payment that settles the debt releases the service by its own event, without waiting for the daily run', async ({
  ctx,
  drain,
}) => {
  const contract = await makeContract(ctx)
  const invoice = await makeDebt(ctx, contract)
  await liveDays(ctx, drain, '2026-02-06', '2026-02-23')
  const paidDay = atDay(ctx, '2026-02-28')
  await payInvoice(paidDay, invoice.id)
  expect(await stateOf(ctx, contract.id)).toEqual(['suspended', 'blocked_auto'])
  await drain(paidDay.now)
  expect(await stateOf(ctx, contract.id)).toEqual(['active', 'allowed'])
})

test('a daily run releases whoever a lost event left suspended', async ({ ctx, drain }) => {
  const contract = await makeContract(ctx)
  const invoice = await makeDebt(ctx, contract)
  await liveDays(ctx, drain, '2026-02-06', '2026-02-23')
  await payInvoice(atDay(ctx, '2026-02-28'), invoice.id)
  expect(await runDunning(atDay(ctx, '2026-03-01'))).toMatchObject({ releasedCount: 1 })
  expect(await stateOf(ctx, contract.id)).toEqual(['active', 'allowed'])
})

test('a reversed payment puts the debt and its suspension back', async ({ ctx, drain }) => {
  const contract = await makeContract(ctx)
  const invoice = await makeDebt(ctx, contract)
  await liveDays(ctx, drain, '2026-02-06', '2026-02-23')
  const { paymentId } = await payInvoice(atDay(ctx, '2026-02-24'), invoice.id)
  await drain(atDay(ctx, '2026-02-24').now)
  const reversed = atDay(ctx, '2026-02-25')
  await reversePayment(reversed, { paymentId, reason: 'Cheque devolvido' })
  await drain(reversed.now)
  expect(await stateOf(ctx, contract.id)).toEqual(['suspended', 'blocked_auto'])
})

test('a manual block stays after the payment', async ({ ctx, drain }) => {
  const contract = await makeContract(ctx)
  const invoice = await makeDebt(ctx, contract)
  await blockAccess(ctx, { contractId: contract.id, reason: 'Fraude em apuração' })
  await liveDays(ctx, drain, '2026-02-06', '2026-02-23')
  await payInvoice(atDay(ctx, '2026-02-24'), invoice.id)
  await drain(atDay(ctx, '2026-02-24').now)
  expect(await stateOf(ctx, contract.id)).toEqual(['active', 'blocked_manual'])
})

test('a suspension ordered by a court stays after the payment and the daily run', async ({ ctx, drain }) => {
  const contract = await makeContract(ctx)
  const invoice = await makeDebt(ctx, contract)
  await suspendContract(ctx, { contractId: contract.id, kind: 'judicial', reason: 'Ofício 12/2026' })
  await liveDays(ctx, drain, '2026-02-06', '2026-02-23')
  await payInvoice(atDay(ctx, '2026-02-24'), invoice.id)
  await liveDays(ctx, drain, '2026-02-24')
  expect((await stateOf(ctx, contract.id))[0]).toBe('suspended')
})
