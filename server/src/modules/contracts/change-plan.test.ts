import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { createPlanVersion } from '#modules/plans'
import { atDay, makeAccount, makeCompany, makeContract, makePlan, test } from '#testing'
import { cancelContract } from './cancel-contract.ts'
import { changeContract } from './change-contract.ts'
import { changePlan, changePrice } from './change-plan.ts'
import { getContract, getContractFile } from './get-contract.ts'
import { listContractEvents } from './list-contracts.ts'
import { moveBase } from './move-base.ts'

const reason = 'Pedido do cliente'
const speeds = { downKbps: 800_000, upKbps: 400_000 }
const periods = async (ctx: Ctx, id: string) =>
  (await getContractFile(ctx, { id })).planPeriods.map(({ priceCents, startsOn, endsOn }) => [
    priceCents,
    startsOn,
    endsOn,
  ])

test('a plan changed today ends one period and begins another', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx)
  const { plan, version } = await makePlan(ctx, { version: { priceCents: 14_990 } })
  const later = atDay(ctx, '2026-03-05')
  const changed = await changePlan(later, { contractId, planId: plan.id, reason })
  expect(changed).toMatchObject({ planVersionId: version.id, loyaltyUntil: '2027-01-10' })
  expect(await periods(ctx, contractId)).toEqual([
    [9_990, '2026-01-10', '2026-03-05'],
    [14_990, '2026-03-05', null],
  ])
})

test('the loyalty begins anew only when the client accepts it', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx)
  const { plan } = await makePlan(ctx, { version: { loyaltyMonths: 6 } })
  const change = { contractId, planId: plan.id, reason, renewLoyalty: true }
  await changePlan(atDay(ctx, '2026-03-05'), change)
  expect(await getContract(ctx, { id: contractId })).toMatchObject({ loyaltyUntil: '2026-09-05', loyaltyMonths: 6 })
})

test('a change on a day to come is in the periods at once and on the contract on its day', async ({ ctx, drain }) => {
  const { id: contractId, planVersionId } = await makeContract(ctx)
  const { plan, version } = await makePlan(ctx, { version: { priceCents: 14_990 } })
  await changePlan(ctx, { contractId, planId: plan.id, on: '2026-02-10', reason, priceCents: 12_000 })
  expect(await periods(ctx, contractId)).toEqual([
    [9_990, '2026-01-10', '2026-02-10'],
    [12_000, '2026-02-10', null],
  ])
  expect(await moveBase(atDay(ctx, '2026-02-09'))).toMatchObject({ changedContractCount: 0 })
  expect((await getContract(ctx, { id: contractId })).planVersionId).toBe(planVersionId)
  const theDay = atDay(ctx, '2026-02-10')
  await theDay.enqueue('contracts.move-base', {})
  await drain(theDay.now)
  expect(await getContract(ctx, { id: contractId })).toMatchObject({ planVersionId: version.id, priceCents: 12_000 })
  expect(await moveBase(theDay)).toMatchObject({ changedContractCount: 0 })
})

test('a price agreed from a day on leaves plan and days before as they are', async ({ ctx }) => {
  const { id: contractId } = await makeContract(ctx)
  await changePrice(ctx, { contractId, priceCents: 8_000, on: '2026-02-10', reason })
  await changePrice(atDay(ctx, '2026-03-10'), { contractId, priceCents: null, reason })
  expect(await periods(ctx, contractId)).toEqual([
    [9_990, '2026-01-10', '2026-02-10'],
    [8_000, '2026-02-10', '2026-03-10'],
    [9_990, '2026-03-10', null],
  ])
})

test('contracts already signed move to a version on its base day, keeping agreed prices and courtesies', async ({
  ctx,
}) => {
  const { plan } = await makePlan(ctx)
  const sale = { planId: plan.id }
  const regular = await makeContract(ctx, sale)
  const agreed = await makeContract(ctx, { ...sale, priceCents: 7_000 })
  const courtesy = await makeContract(ctx, { ...sale, modality: 'courtesy' })
  const elsewhere = await makeContract(ctx)
  const gone = await makeContract(ctx, sale)
  await cancelContract(ctx, { contractId: gone.id, reason })
  const version = await createPlanVersion(ctx, {
    planId: plan.id,
    effectiveOn: '2026-01-20',
    baseEffectiveOn: '2026-03-01',
    priceCents: 11_990,
    ...speeds,
  })
  expect(await moveBase(ctx)).toEqual({ movedPeriodCount: 3, changedContractCount: 0 })
  expect(await moveBase(ctx)).toEqual({ movedPeriodCount: 0, changedContractCount: 0 })
  expect(await periods(ctx, regular.id)).toEqual([
    [9_990, '2026-01-10', '2026-03-01'],
    [11_990, '2026-03-01', null],
  ])
  expect((await periods(ctx, agreed.id)).at(-1)).toEqual([7_000, '2026-03-01', null])
  expect((await periods(ctx, courtesy.id)).at(-1)).toEqual([0, '2026-03-01', null])
  expect(await periods(ctx, elsewhere.id)).toHaveLength(1)
  expect(await moveBase(atDay(ctx, '2026-03-01'))).toEqual({ movedPeriodCount: 0, changedContractCount: 3 })
  expect(await getContract(ctx, { id: agreed.id })).toMatchObject({ planVersionId: version.id, priceCents: 7_000 })
})

test('a version without base date leaves signed contracts where they are', async ({ ctx }) => {
  const { plan } = await makePlan(ctx)
  await makeContract(ctx, { planId: plan.id })
  await createPlanVersion(ctx, { planId: plan.id, effectiveOn: '2026-01-11', priceCents: 1, ...speeds })
  expect(await moveBase(atDay(ctx, '2027-01-01'))).toEqual({ movedPeriodCount: 0, changedContractCount: 0 })
})

test('a base move leaves a plan change of the client in place', async ({ ctx }) => {
  const [old, next] = [await makePlan(ctx), await makePlan(ctx, { version: { priceCents: 14_990 } })]
  const { id: contractId } = await makeContract(ctx, { planId: old.plan.id })
  await changePlan(ctx, { contractId, planId: next.plan.id, on: '2026-03-15', reason })
  const base = { effectiveOn: '2026-01-20', baseEffectiveOn: '2026-03-01', priceCents: 11_990, ...speeds }
  await createPlanVersion(ctx, { planId: old.plan.id, ...base })
  await moveBase(ctx)
  expect(await periods(ctx, contractId)).toEqual([
    [9_990, '2026-01-10', '2026-03-01'],
    [11_990, '2026-03-01', '2026-03-15'],
    [14_990, '2026-03-15', null],
  ])
})

test('nothing changes in the past, nor on a closed contract', async ({ ctx }) => {
  const contract = await makeContract(ctx)
  const [contractId, planId] = [contract.id, (await makePlan(ctx)).plan.id]
  await expect(changePlan(ctx, { contractId, planId, on: '2026-01-09', reason })).rejects.toMatchObject({ status: 422 })
  await cancelContract(ctx, { contractId, reason })
  const closed = { code: 'contract-closed' }
  await expect(changePlan(ctx, { contractId, planId, reason })).rejects.toMatchObject(closed)
  await expect(changePrice(ctx, { contractId, priceCents: 1, reason })).rejects.toMatchObject(closed)
  await expect(changeContract(ctx, { id: contractId, version: contract.version, dueDay: 5 })).rejects.toMatchObject(
    closed,
  )
})

test('due day and portador change with both values in the log, and who saw an old version is told', async ({ ctx }) => {
  const { id, version } = await makeContract(ctx)
  const account = await makeAccount(ctx)
  const changed = await changeContract(ctx, { id, version, dueDay: 31, accountId: account.id })
  expect(changed).toMatchObject({ dueDay: 31, accountId: account.id, version: version + 1 })
  const { items } = await listContractEvents(ctx, { contractId: id, limit: 2 })
  expect(items).toMatchObject([{ kind: 'account' }, { kind: 'due-day', fromValue: '10', toValue: '31' }])
  await expect(changeContract(ctx, { id, version, dueDay: 5 })).rejects.toMatchObject({
    status: 409,
    code: 'stale-version',
    extra: { current: { dueDay: 31 } },
  })
})

test('contracts of another company keep their plan, price and terms', async ({ ctx }) => {
  const theirs = ctx.forCompany((await makeCompany(ctx)).id)
  const { id, version } = await makeContract(theirs)
  const planId = (await makePlan(ctx)).plan.id
  for (const attempt of [
    () => changePlan(ctx, { contractId: id, planId, reason }),
    () => changePrice(ctx, { contractId: id, priceCents: 1, reason }),
    () => changeContract(ctx, { id, version, dueDay: 5 }),
    () => listContractEvents(ctx, { contractId: id, limit: 1 }),
  ])
    await expect(attempt()).rejects.toMatchObject({ status: 404 })
})
