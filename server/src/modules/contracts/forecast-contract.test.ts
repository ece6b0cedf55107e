import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { registerPayment, runBilling } from '#modules/billing'
import { atDay, makeAccount, makeClient, makeContract, makePlan, test } from '#testing'
import * as forecasts from './forecast-contract.ts'
import { addOverride } from './override-access.ts'
import { listPlanPeriods } from './store-periods.ts'

const planOf = async (ctx: Ctx, priceCents: number, more: { loyaltyMonths?: number } = {}) =>
  (await makePlan(ctx, { version: { priceCents, effectiveOn: '2023-01-01', ...more } })).plan.id

const contractOf = async (ctx: Ctx, more: Parameters<typeof makeContract>[1] = {}) =>
  await makeContract(ctx, { planId: await planOf(ctx, 10_000), ...more })

const countRows = async (ctx: Ctx) => {
  const count = (table: 'billing.invoices' | 'contracts.contracts' | 'contracts.events') =>
    ctx.db.selectFrom(table).select('id').execute()
  const rows = [await count('billing.invoices'), await count('contracts.contracts'), await count('contracts.events')]
  return rows.map(({ length }) => length)
}

test('a sale is told its first titles, the first month by its days, and nothing is kept', async ({ ctx }) => {
  const { id: clientId } = await makeClient(ctx)
  await makeAccount(ctx)
  const planId = await planOf(ctx, 10_000)
  const before = await countRows(ctx)
  const told = await forecasts.forecastSale(ctx, { clientId, planId, dueDay: 20, activateOn: '2026-01-10' })
  expect(told).toMatchObject({
    on: '2026-01-10',
    after: { status: 'active', accessState: 'allowed', plan: { monthlyCents: 10_000 } },
    parked: null,
    dues: [
      { dueOn: '2026-01-20', beforeCents: 0, afterCents: 3_226, after: [{ kind: 'proration', quantityDays: 10 }] },
      { dueOn: '2026-02-20', afterCents: 10_000, after: [{ kind: 'recurring', priceCents: 10_000 }] },
      { dueOn: '2026-03-20', afterCents: 10_000 },
    ],
  })
  expect(await countRows(ctx)).toEqual(before)
})

test('a sale to be installed later is billed from that day on', async ({ ctx }) => {
  const { id: clientId } = await makeClient(ctx)
  await makeAccount(ctx)
  const planId = await planOf(ctx, 10_000)
  const { dues } = await forecasts.forecastSale(ctx, { clientId, planId, dueDay: 20, activateOn: '2026-02-10' })
  expect(dues.map(({ dueOn, afterCents }) => [dueOn, afterCents])).toEqual([
    ['2026-02-20', 3_226],
    ['2026-03-20', 10_000],
    ['2026-04-20', 10_000],
  ])
})

test('a dearer plan today: what was billed ahead is settled by the next title, said line by line', async ({ ctx }) => {
  const { id: contractId } = await contractOf(ctx)
  await runBilling(ctx, { dueUntil: '2026-02-10' })
  const day = atDay(ctx, '2026-01-27')
  const order = { contractId, planId: await planOf(ctx, 13_100) }
  const told = await forecasts.forecastPlanChange(day, order)
  expect(told).toMatchObject({
    before: { plan: { monthlyCents: 10_000 } },
    after: { plan: { monthlyCents: 13_100 }, accessState: 'allowed' },
    dues: [
      { dueOn: '2026-02-10', beforeCents: 10_000, afterCents: 10_000 },
      { dueOn: '2026-03-10', beforeCents: 10_000, afterCents: 14_500 },
      { dueOn: '2026-04-10', beforeCents: 10_000, afterCents: 13_100 },
    ],
  })
  expect(told.dues[0]?.after[0]?.titleNumber).toBeTypeOf('number')
  expect(told.dues[1]?.after.map(({ kind, amountCents }) => [kind, amountCents])).toEqual([
    ['plan_difference', 1_400],
    ['recurring', 13_100],
  ])
  expect(await listPlanPeriods(day, contractId)).toHaveLength(1)
})

test('a plan from a day to come is told up to the third due date after it', async ({ ctx }) => {
  const { id: contractId } = await contractOf(ctx)
  const planId = await planOf(ctx, 20_000)
  const { dues } = await forecasts.forecastPlanChange(ctx, { contractId, planId, on: '2026-03-10' })
  expect(dues.map(({ dueOn, beforeCents, afterCents }) => [dueOn, beforeCents, afterCents])).toEqual([
    ['2026-02-10', 10_000, 10_000],
    ['2026-03-10', 10_000, 10_000],
    ['2026-04-10', 10_000, 20_000],
    ['2026-05-10', 10_000, 20_000],
    ['2026-06-10', 10_000, 20_000],
  ])
})

test('another price is told as another plan is', async ({ ctx }) => {
  const { id: contractId } = await contractOf(ctx)
  const { dues } = await forecasts.forecastPriceChange(ctx, { contractId, priceCents: 8_000 })
  expect(dues.map(({ beforeCents, afterCents }) => [beforeCents, afterCents])).toEqual([
    [10_000, 8_000],
    [10_000, 8_000],
    [10_000, 8_000],
  ])
})

test('a cancellation is told its last days, the penalty, and that the access ends', async ({ ctx }) => {
  const planId = await planOf(ctx, 10_000, { loyaltyMonths: 12 })
  const { id: contractId } = await contractOf(ctx, { planId, benefitCents: 12_000 })
  const told = await forecasts.forecastCancellation(ctx, { contractId, on: '2026-01-20' })
  expect(told).toMatchObject({
    on: '2026-01-20',
    remainingMonths: 11,
    penaltyCents: 11_000,
    before: { accessState: 'allowed', status: 'active' },
    after: { accessState: 'off', status: 'cancelled', plan: null },
    dues: [
      { dueOn: '2026-02-10', beforeCents: 10_000, afterCents: 14_226 },
      { dueOn: '2026-03-10', beforeCents: 10_000, afterCents: 0, after: [] },
      { dueOn: '2026-04-10', beforeCents: 10_000, afterCents: 0 },
    ],
  })
  expect(told.dues[0]?.after.map(({ kind }) => kind).toSorted()).toEqual(['final', 'penalty'])
  expect(await forecasts.forecastCancellation(ctx, { contractId, penaltyWaiver: 'death' })).toMatchObject({
    penaltyCents: 0,
    dues: [{ afterCents: 0 }, {}, {}],
  })
})

test('days billed beyond the end are a discount on the open title, or credit once it is paid', async ({ ctx }) => {
  const { id: contractId } = await contractOf(ctx)
  await runBilling(ctx, { dueUntil: '2026-02-10' })
  const day = atDay(ctx, '2026-02-03')
  const open = await forecasts.forecastCancellation(day, { contractId })
  expect(open.dues[0]).toMatchObject({ dueOn: '2026-02-10', beforeCents: 10_000, afterCents: 7_742 })
  expect(open.dues[0]?.after[1]).toMatchObject({ kind: 'adjustment', amountCents: -2_258 })
  const { id: invoiceId } = await ctx.db.selectFrom('billing.invoices').select('id').executeTakeFirstOrThrow()
  await registerPayment(day, { sourceKey: 'r:1', method: 'pix', invoiceId, paidOn: day.today, receivedCents: 10_000 })
  expect(await forecasts.forecastCancellation(day, { contractId })).toMatchObject({
    creditBeforeCents: 0,
    creditAfterCents: 2_258,
  })
})

test('what the action refuses its forecast refuses too, and an exception of access is no obstacle', async ({ ctx }) => {
  const { id: contractId } = await contractOf(ctx)
  await addOverride(ctx, { contractId, kind: 'do_not_block', reason: 'Hospital' })
  await expect(forecasts.forecastCancellation(ctx, { contractId, on: '2026-01-09' })).rejects.toMatchObject({
    code: 'invalid-request',
  })
  await expect(forecasts.forecastActivation(ctx, { contractId })).rejects.toMatchObject({ code: 'already-activated' })
  expect((await forecasts.forecastCancellation(ctx, { contractId })).after.accessState).toBe('off')
})
