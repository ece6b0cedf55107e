import { expect } from 'vitest'
import { atDay, makeCompany, makePlan, test } from '#testing'
import { changePlan } from './change-plan.ts'
import { createPlanVersion } from './create-plan-version.ts'
import { findSaleVersion, getPlan, getPlanVersion } from './get-plan.ts'
import { listPlans, listPlanVersions } from './list-plans.ts'
import { previewRateLimit, rateLimitOf } from './to-rate-limit.ts'

const speeds = { downKbps: 600_000, upKbps: 300_000 }

test('a plan begins with version 1 and gets the next number with each change', async ({ ctx }) => {
  const { plan, version } = await makePlan(ctx)
  expect(version).toMatchObject({ number: 1, loyaltyMonths: 12, svaCents: 0 })
  const next = { planId: plan.id, effectiveOn: '2026-02-01', priceCents: 10_990, ...speeds }
  expect(await createPlanVersion(ctx, next)).toMatchObject({ number: 2, baseEffectiveOn: null, createdBy: 'teste' })
  expect((await listPlanVersions(ctx, { planId: plan.id, limit: 9 })).items.map((row) => row.number)).toEqual([2, 1])
})

test('a sale gets the newest version in force on its day', async ({ ctx }) => {
  const { plan } = await makePlan(ctx)
  await createPlanVersion(ctx, { planId: plan.id, effectiveOn: '2026-02-01', priceCents: 10_990, ...speeds })
  await createPlanVersion(ctx, { planId: plan.id, effectiveOn: '2026-02-01', priceCents: 11_990, ...speeds })
  const priceOn = async (on: string) => (await findSaleVersion(ctx, { planId: plan.id, on })).priceCents
  expect([await priceOn('2026-01-31'), await priceOn('2026-02-01')]).toEqual([9_990, 11_990])
  await expect(findSaleVersion(ctx, { planId: plan.id, on: '2024-12-31' })).rejects.toMatchObject({
    status: 409,
    code: 'plan-not-yet-on-sale',
  })
})

test('a version cannot be edited in place, not even by SQL', async ({ ctx }) => {
  const { version } = await makePlan(ctx)
  await expect(
    ctx.rehearse(async (ctx) => {
      await ctx.db.updateTable('plans.versions').set({ priceCents: 1 }).where('id', '=', version.id).execute()
    }),
  ).rejects.toThrow(/só aceita novas linhas/)
})

test('contracts already signed never change version in the past', async ({ ctx }) => {
  const { plan } = await makePlan(ctx)
  const version = { planId: plan.id, effectiveOn: '2026-01-01', priceCents: 1, ...speeds }
  for (const baseEffectiveOn of ['2026-01-10', '2025-12-31'])
    await expect(createPlanVersion(ctx, { ...version, baseEffectiveOn })).rejects.toMatchObject({ status: 422 })
  expect(await createPlanVersion(ctx, { ...version, baseEffectiveOn: '2026-01-11' })).toMatchObject({ number: 2 })
})

test('what a version says of itself must hold together', async ({ ctx }) => {
  const at = (pointer: string) => ({ status: 422, extra: { errors: [{ pointer }] } })
  await expect(makePlan(ctx, { version: { svaCents: 10_000 } })).rejects.toMatchObject(at('/version/svaCents'))
  await expect(makePlan(ctx, { version: { reducedDownKbps: 1 } })).rejects.toMatchObject(at('/version/reducedUpKbps'))
  await expect(makePlan(ctx, { version: { baseEffectiveOn: '2024-01-01' } })).rejects.toMatchObject(
    at('/version/baseEffectiveOn'),
  )
})

test('a plan off sale is not sold, and the change is refused to who saw an old version', async ({ ctx }) => {
  const { plan } = await makePlan(ctx)
  expect(await changePlan(ctx, { id: plan.id, version: 1, isOnSale: false })).toMatchObject({ version: 2 })
  await expect(findSaleVersion(ctx, { planId: plan.id, on: ctx.today })).rejects.toMatchObject({
    code: 'plan-off-sale',
  })
  await expect(changePlan(ctx, { id: plan.id, version: 1, family: 'X' })).rejects.toMatchObject({
    code: 'stale-version',
    extra: { current: { version: 2 } },
  })
  const onSale = await listPlans(ctx, { limit: 9, isOnSale: true })
  expect(onSale.items).toEqual([])
})

test('two plans never share a name, accents and case aside', async ({ ctx }) => {
  const { plan } = await makePlan(ctx, { name: 'Fibra Econômica' })
  await expect(makePlan(ctx, { name: 'FIBRA ECONOMICA' })).rejects.toMatchObject({
    code: 'plan-name-taken',
    extra: { planId: plan.id },
  })
  const other = await makePlan(ctx)
  await expect(changePlan(ctx, { id: other.plan.id, version: 1, name: 'fibra econômica' })).rejects.toMatchObject({
    code: 'plan-name-taken',
  })
  expect(await changePlan(ctx, { id: plan.id, version: 1, name: 'Fibra econômica' })).toMatchObject({ version: 2 })
})

test('the list shows what is sold today, page by page', async ({ ctx }) => {
  for (const name of ['A', 'B', 'C'])
    await makePlan(ctx, { name: `Rádio ${name}`, family: 'Rádio', version: { effectiveOn: '2026-02-01' } })
  await makePlan(ctx)
  const first = await listPlans(ctx, { limit: 2, family: 'Rádio', search: 'radio' })
  expect(first.items).toMatchObject([{ name: 'Rádio A', saleVersion: null }, { name: 'Rádio B' }])
  const later = { limit: 2, family: 'Rádio', ...(first.nextCursor && { cursor: first.nextCursor }) }
  expect((await listPlans(atDay(ctx, '2026-02-01'), later)).items).toMatchObject([
    { name: 'Rádio C', saleVersion: { rateLimit: '250M/500M' } },
  ])
})

test('the rate limit is written from the router’s side, with burst', () => {
  expect(rateLimitOf({ downKbps: 500_000, upKbps: 250_000 })).toBe('250M/500M')
  const burst = {
    burstDownKbps: 600_000,
    burstUpKbps: 300_000,
    burstThresholdDownKbps: 400_000,
    burstThresholdUpKbps: 250_000,
  }
  expect(previewRateLimit({ downKbps: 500_000, upKbps: 250_000, ...burst, burstSeconds: 12 })).toEqual({
    rateLimit: '250M/500M 300M/600M 250M/400M 12/12',
    reducedRateLimit: null,
    burstDownSeconds: 8,
    burstUpSeconds: 10,
  })
})

test('the plans of another company do not exist for us', async ({ ctx }) => {
  const { plan, version } = await makePlan(ctx.forCompany((await makeCompany(ctx)).id))
  const next = { planId: plan.id, effectiveOn: '2026-02-01', priceCents: 1, ...speeds }
  for (const attempt of [
    () => getPlan(ctx, { id: plan.id }),
    () => getPlanVersion(ctx, { id: version.id }),
    () => findSaleVersion(ctx, { planId: plan.id, on: ctx.today }),
    () => createPlanVersion(ctx, next),
    () => changePlan(ctx, { id: plan.id, version: 1, isOnSale: false }),
    () => listPlanVersions(ctx, { planId: plan.id, limit: 1 }),
  ])
    await expect(attempt()).rejects.toMatchObject({ status: 404 })
  expect((await listPlans(ctx, { limit: 9 })).items).toEqual([])
})
