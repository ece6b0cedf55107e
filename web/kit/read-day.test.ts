import { expect, test } from 'vitest'
import { dayByKey, dressDay, readDay } from './read-day.ts'

const today = '2026-07-15'

test.each([
  ['31/12/2026', '2026-12-31'],
  ['1/2/26', '2026-02-01'],
  ['31122026', '2026-12-31'],
  ['311226', '2026-12-31'],
  ['05/08', '2026-08-05'],
  ['0508', '2026-08-05'],
  ['7', '2026-07-07'],
  ['29.02.2028', '2028-02-29'],
  ['2026-12-31', '2026-12-31'],
  ['10/10/84', '1984-10-10'],
])('%s is read as %s', (text, day) => {
  expect(readDay(text, today)).toBe(day)
})

test.each([
  '31/02/2026',
  '29/02/2027',
  '32/01/2026',
  '01/13/2026',
  'amanhã',
  '',
  '1/2/3/4',
  '2026-13-01',
  '01/01/20261',
])('“%s” is not a day', (text) => {
  expect(readDay(text, today)).toBeUndefined()
})

test('arrows move the day over the end of a month, h is today', () => {
  expect(dayByKey('ArrowUp', '2026-02-28', today)).toBe('2026-03-01')
  expect(dayByKey('PageDown', '2026-01-03', today)).toBe('2025-12-27')
  expect(dayByKey('ArrowDown', undefined, today)).toBe(today)
  expect(dayByKey('h', '2026-01-01', today)).toBe(today)
  expect(dayByKey('a', '2026-01-01', today)).toBeUndefined()
})

test('slashes come by themselves and do not hinder who types them', () => {
  expect(['3', '31', '311', '3112', '31122', '31122026'].map(dressDay)).toEqual([
    '3',
    '31',
    '31/1',
    '31/12',
    '31/12/2',
    '31/12/2026',
  ])
  expect(['1/', '1/2', '31/', '1/2/26', '2026-12-31'].map(dressDay)).toEqual([
    '1/',
    '1/2',
    '31/',
    '1/2/26',
    '2026-12-31',
  ])
})
