import { expect } from 'vitest'
import { atDay, test } from '#testing'
import { changePolicy } from './change-policy.ts'
import { getPolicy } from './get-policy.ts'
import { listPolicies } from './list-policies.ts'
import { defaultPolicy } from './rules/policy.ts'

test('a company is kinder than the law from the day it says, and the past stays as it was', async ({ ctx }) => {
  await changePolicy(ctx, { ...defaultPolicy, suspendAfterNoticeDays: 20, effectiveOn: '2026-02-01' })
  expect(await getPolicy(ctx)).toMatchObject({ suspendAfterNoticeDays: 15, effectiveOn: null })
  expect(await getPolicy(ctx, '2026-02-01')).toMatchObject({ suspendAfterNoticeDays: 20, createdBy: ctx.actor.id })
  await changePolicy(atDay(ctx, '2026-03-01'), { ...defaultPolicy, suspendAfterNoticeDays: 30 })
  expect((await listPolicies(ctx, { limit: 10 })).items.map((row) => row.suspendAfterNoticeDays)).toEqual([30, 20])
  expect((await getPolicy(ctx, '2026-02-28')).suspendAfterNoticeDays).toBe(20)
})

test('a policy of the same day is corrected, not doubled', async ({ ctx }) => {
  await changePolicy(ctx, { ...defaultPolicy, unlockDays: 5 })
  await changePolicy(ctx, { ...defaultPolicy, unlockDays: 2 })
  expect((await listPolicies(ctx, { limit: 10 })).items.map((row) => row.unlockDays)).toEqual([2])
})

test('harsher than the law is refused, with the law', async ({ ctx }) => {
  await expect(changePolicy(ctx, { ...defaultPolicy, suspendAfterNoticeDays: 14 })).rejects.toMatchObject({
    status: 422,
    code: 'below-legal-floor',
    message: expect.stringContaining('Resolução Anatel 765/2023'),
    extra: { errors: [{ pointer: '/suspendAfterNoticeDays' }] },
  })
})

test('what was decided is not rewritten: a policy never begins in the past', async ({ ctx }) => {
  await expect(changePolicy(ctx, { ...defaultPolicy, effectiveOn: '2026-01-09' })).rejects.toMatchObject({
    status: 422,
  })
})
