import { addDays } from '@open-sgp/brasil'
import { expect, test } from 'vitest'
import { chooseExpired } from './retention.ts'
import { isoWeekOf } from './weeks.ts'

/** One a day, newest first, from 2026-03-31 (a Tuesday) backwards. */
const daily = (count: number) =>
  Array.from({ length: count }, (_, index) => addDays('2026-03-31', -index)).map((on) => ({ id: on, on }))

const keptOf = (count: number, keepDaily: number, keepWeekly: number, keepMonthly: number) => {
  const backups = daily(count)
  const expired = new Set(chooseExpired(backups, { keepDaily, keepWeekly, keepMonthly }))
  return backups.filter(({ id }) => !expired.has(id)).map(({ id }) => id)
}

test.each([
  { count: 10, keep: [3, 0, 0], kept: ['2026-03-31', '2026-03-30', '2026-03-29'] },
  { count: 10, keep: [1, 2, 0], kept: ['2026-03-31', '2026-03-29'] },
  { count: 90, keep: [1, 0, 3], kept: ['2026-03-31', '2026-02-28', '2026-01-31'] },
  { count: 90, keep: [2, 3, 2], kept: ['2026-03-31', '2026-03-30', '2026-03-29', '2026-03-22', '2026-02-28'] },
  { count: 1, keep: [1, 0, 0], kept: ['2026-03-31'] },
])('of $count daily copies, $keep (days, weeks, months) keep $kept', ({ count, keep: [d = 0, w = 0, m = 0], kept }) => {
  expect(keptOf(count, d, w, m)).toEqual(kept)
})

test('the last good one stays whatever the numbers, however old', () => {
  expect(chooseExpired([{ id: 'old', on: '2020-01-01' }], { keepDaily: 0, keepWeekly: 0, keepMonthly: 0 })).toEqual([])
})

test('days without a copy do not use up what is kept', () => {
  const backups = ['2026-03-31', '2026-02-10', '2025-12-24'].map((on) => ({ id: on, on }))
  expect(chooseExpired(backups, { keepDaily: 3, keepWeekly: 0, keepMonthly: 0 })).toEqual([])
})

test('of two copies of one day the newer is kept', () => {
  const backups = [
    { id: 'evening', on: '2026-03-31' },
    { id: 'morning', on: '2026-03-31' },
  ]
  expect(chooseExpired(backups, { keepDaily: 7, keepWeekly: 4, keepMonthly: 12 })).toEqual(['morning'])
})

test('a week belongs to the year of its Thursday', () => {
  expect(['2025-12-29', '2026-01-04', '2026-01-05', '2027-01-01'].map(isoWeekOf)).toEqual([
    '2026-W01',
    '2026-W01',
    '2026-W02',
    '2026-W53',
  ])
})
