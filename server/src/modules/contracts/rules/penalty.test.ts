import { expect, test } from 'vitest'
import { quotePenalty } from './penalty.ts'

const loyalty = { benefitCents: 60_000, loyaltyMonths: 12, activatedOn: '2026-01-10', loyaltyUntil: '2027-01-10' }

test.each([
  ['on the day of activation', '2026-01-10', 12, 60_000],
  ['on the second day: the first month has begun', '2026-01-11', 11, 55_000],
  ['at the end of the first month', '2026-02-10', 11, 55_000],
  ['after seven months', '2026-08-10', 5, 25_000],
  ['on the last day', '2027-01-09', 0, 0],
  ['when the loyalty is over', '2027-01-10', 0, 0],
  ['a year later', '2028-01-10', 0, 0],
])('%s', (_, on, remainingMonths, penaltyCents) => {
  expect(quotePenalty(loyalty, on)).toEqual({ remainingMonths, penaltyCents })
})

test('rounds half up to the centavo', () => {
  expect(quotePenalty({ ...loyalty, benefitCents: 10_001 }, '2026-07-10').penaltyCents).toBe(5_001)
})

test('thirty days of pause move every month on by thirty days', () => {
  const paused = { ...loyalty, loyaltyUntil: '2027-02-09' }
  expect(quotePenalty(paused, '2026-09-09').remainingMonths).toBe(5)
  expect(quotePenalty(paused, '2026-09-10').remainingMonths).toBe(4)
})

test('the 31st counts months to the last days of the shorter ones', () => {
  const late = { ...loyalty, activatedOn: '2026-01-31', loyaltyMonths: 1, loyaltyUntil: '2026-02-28' }
  expect(quotePenalty(late, '2026-01-31').remainingMonths).toBe(1)
  expect(quotePenalty(late, '2026-02-28').remainingMonths).toBe(0)
})

test('nothing is owed without loyalty, without benefit, or before the activation', () => {
  expect(quotePenalty({ ...loyalty, loyaltyMonths: 0, loyaltyUntil: null }, '2026-02-01').penaltyCents).toBe(0)
  expect(quotePenalty({ ...loyalty, benefitCents: 0 }, '2026-02-01').penaltyCents).toBe(0)
  expect(quotePenalty({ ...loyalty, activatedOn: null, loyaltyUntil: null }, '2026-02-01').penaltyCents).toBe(0)
})
