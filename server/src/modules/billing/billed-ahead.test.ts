import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { cancelContract, changePlan } from '#modules/contracts'
import { atDay, makeContract, makePlan, test } from '#testing'
import { closeContract } from './close-contract.ts'
import { getInvoice } from './get-invoice.ts'
import { getStatement } from './get-statement.ts'
import { runBilling } from './run-billing.ts'

const contractAt = async (ctx: Ctx, priceCents: number) => {
  const { plan } = await makePlan(ctx, { version: { priceCents } })
  return await makeContract(ctx, { planId: plan.id })
}

const itemsOf = async (ctx: Ctx, contractId: string) => {
  const rows = await ctx.db
    .selectFrom('billing.invoices')
    .select('id')
    .where('contractId', '=', contractId)
    .orderBy('number')
    .execute()
  const invoices = await Promise.all(rows.map((row) => getInvoice(ctx, row)))
  return invoices.map(({ items }) => items.map(({ kind, amountCents }) => [kind, amountCents]))
}

test('a plan changed on the first day of a period that was billed ahead is settled too', async ({ ctx }) => {
  const { id: contractId } = await contractAt(ctx, 10_000)
  await runBilling(ctx, { dueUntil: '2026-03-10' })
  const { plan } = await makePlan(ctx, { version: { priceCents: 13_000 } })
  await changePlan(atDay(ctx, '2026-02-10'), { contractId, planId: plan.id, reason: 'Mais velocidade' })
  await runBilling(atDay(ctx, '2026-03-31'), { dueUntil: '2026-04-10' })
  expect(await itemsOf(ctx, contractId)).toEqual([
    [['recurring', 10_000]],
    [['recurring', 10_000]],
    [
      ['plan_difference', 3_000],
      ['recurring', 13_000],
    ],
  ])
})

test('a plan changed within the first of two periods billed ahead changes both', async ({ ctx }) => {
  const { id: contractId } = await contractAt(ctx, 10_000)
  await runBilling(ctx, { dueUntil: '2026-03-10' })
  const { plan } = await makePlan(ctx, { version: { priceCents: 7_000 } })
  await changePlan(atDay(ctx, '2026-01-25'), { contractId, planId: plan.id, reason: 'Menos velocidade' })
  await runBilling(atDay(ctx, '2026-03-31'), { dueUntil: '2026-04-10' })
  // 16 of 31 days of the first period (−30,00 × 16/31), and the second whole.
  expect(await itemsOf(ctx, contractId)).toEqual([
    [['recurring', 10_000]],
    [['recurring', 10_000]],
    [
      ['plan_difference', -1_548],
      ['plan_difference', -3_000],
      ['recurring', 7_000],
    ],
  ])
})

test('two changes within one period billed ahead are each counted from the price that was charged', async ({ ctx }) => {
  const { id: contractId } = await contractAt(ctx, 10_000)
  await runBilling(ctx, { dueUntil: '2026-02-10' })
  for (const [day, priceCents] of [
    ['2026-01-20', 13_100],
    ['2026-01-30', 6_900],
  ] as const) {
    const { plan } = await makePlan(ctx, { version: { priceCents } })
    await changePlan(atDay(ctx, day), { contractId, planId: plan.id, reason: 'Troca' })
  }
  await runBilling(atDay(ctx, '2026-02-28'), { dueUntil: '2026-03-10' })
  expect((await itemsOf(ctx, contractId))[1]).toEqual([
    ['plan_difference', 1_000],
    ['plan_difference', -1_100],
    ['recurring', 6_900],
  ])
})

test('a contract that ends gives back what a cheaper plan had changed in a period billed ahead', async ({ ctx }) => {
  const { id: contractId, clientId } = await contractAt(ctx, 10_000)
  await runBilling(ctx, { dueUntil: '2026-03-10' })
  const { plan } = await makePlan(ctx, { version: { priceCents: 7_000 } })
  await changePlan(atDay(ctx, '2026-02-10'), { contractId, planId: plan.id, reason: 'Menos velocidade' })
  const end = atDay(ctx, '2026-03-10')
  await cancelContract(end, { contractId, reason: 'Mudança' })
  await closeContract(end, { contractId })
  expect(await getStatement(end, { clientId, limit: 50 })).toMatchObject({ owedCents: 20_000, creditCents: 3_000 })
})
