import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayOfWeek } from './civil-date.ts'
import {
  addBankDays,
  addBusinessDays,
  easterOf,
  isBankDay,
  isBusinessDay,
  listHolidays,
  nextBankDay,
} from './holidays.ts'

test.each([
  [1961, '1961-04-02'],
  [2000, '2000-04-23'],
  [2008, '2008-03-23'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2038, '2038-04-25'],
  [2285, '2285-03-22'],
])('Easter of %i is %s', (year, date) => {
  expect(easterOf(year)).toBe(date)
})

test('the calendar of 2026 is the one the banks publish', () => {
  expect(listHolidays(2026).map(({ on, kind }) => `${on} ${kind}`)).toEqual([
    '2026-01-01 national',
    '2026-02-16 bank',
    '2026-02-17 bank',
    '2026-04-03 national',
    '2026-04-21 national',
    '2026-05-01 national',
    '2026-06-04 bank',
    '2026-09-07 national',
    '2026-10-12 national',
    '2026-11-02 national',
    '2026-11-15 national',
    '2026-11-20 national',
    '2026-12-25 national',
    '2026-12-31 bank',
  ])
})

test('20 November is a holiday since 2024 only', () => {
  expect(isBusinessDay('2023-11-20')).toBe(true)
  expect(isBusinessDay('2024-11-20')).toBe(false)
})

test('carnival and Corpus Christi shut the banks and nobody else', () => {
  for (const date of ['2026-02-16', '2026-02-17', '2026-06-04']) {
    expect([isBusinessDay(date), isBankDay(date)]).toEqual([true, false])
  }
  expect(isBankDay('2026-02-18')).toBe(true)
})

test('banks do not open on the last business day of the year, be it the 31st or earlier', () => {
  expect([isBankDay('2026-12-31'), isBusinessDay('2026-12-31'), isBankDay('2026-12-30')]).toEqual([false, true, true])
  expect([isBankDay('2022-12-30'), isBankDay('2022-12-29')]).toEqual([false, true])
  expect(isBankDay('2026-12-24')).toBe(true)
})

test('a bill due on a day without banks may be paid on the next bank day', () => {
  expect(nextBankDay('2026-11-20')).toBe('2026-11-23')
  expect(nextBankDay('2026-12-31')).toBe('2027-01-04')
  expect(nextBankDay('2026-02-14')).toBe('2026-02-18')
  expect(nextBankDay('2026-11-23')).toBe('2026-11-23')
})

test('a municipal holiday counts where it is given', () => {
  const florianopolis = new Set(['2026-03-23'])
  expect(nextBankDay('2026-03-21', florianopolis)).toBe('2026-03-24')
  expect(addBusinessDays('2026-03-20', 1, florianopolis)).toBe('2026-03-24')
  expect(isBusinessDay('2026-03-23', florianopolis)).toBe(false)
})

test('business days are counted across Christmas and the new year, forwards and backwards', () => {
  expect(addBankDays('2026-12-24', 1)).toBe('2026-12-28')
  expect(addBankDays('2026-12-30', 1)).toBe('2027-01-04')
  expect(addBankDays('2027-01-04', -1)).toBe('2026-12-30')
  expect(addBusinessDays('2026-12-30', 1)).toBe('2026-12-31')
  expect(addBankDays('2026-11-21', 0)).toBe('2026-11-21')
})

test('counting forwards and back from a bank day returns to it', () => {
  const date = fc.integer({ min: 0, max: 20_000 }).map((days) => nextBankDay(addDays('2001-01-02', days)))
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), date, (days, from) => {
      const to = addBankDays(from, days)
      expect(addBankDays(to, -days)).toBe(from)
      expect(isBankDay(to)).toBe(true)
      expect(dayOfWeek(to) % 6).not.toBe(0)
    }),
    { numRuns: 30 },
  )
})

test('a fraction of a day is refused', () => {
  expect(() => addBankDays('2026-01-02', 0.5)).toThrow(RangeError)
})
