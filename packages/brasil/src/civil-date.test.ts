import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  civilDateAt,
  dayOfWeek,
  daysBetween,
  daysInMonth,
  isCivilDate,
  onDay,
} from './civil-date.ts'

const date = fc.integer({ min: -20_000, max: 60_000 }).map((days) => addDays('2000-01-01', days))

test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-01', '01/02/2026', '2026-01-01T00:00', ''])(
  '"%s" is not a civil date',
  (text) => {
    expect(isCivilDate(text)).toBe(false)
  },
)

test('leap days exist every four years and not in 2100', () => {
  expect(['2024-02-29', '2000-02-29', '2100-02-29'].map(isCivilDate)).toEqual([true, true, false])
  expect(['2024-02-10', '2026-02-10', '2026-04-30', '2026-12-31'].map(daysInMonth)).toEqual([29, 28, 30, 31])
})

test('a due day 31 falls on the last day of a short month and comes back afterwards', () => {
  expect(onDay('2026-02-10', 31)).toBe('2026-02-28')
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2026-02-28', 1, 31)).toBe('2026-03-31')
  expect(addMonths('2026-01-31', -2)).toBe('2025-11-30')
  expect(addMonths('2025-12-15', 1)).toBe('2026-01-15')
})

test('day zero of a month is refused', () => {
  expect(() => onDay('2026-02-10', 0)).toThrow(RangeError)
  expect(() => addDays('2026-02-30x', 1)).toThrow(RangeError)
})

test('days are counted over the vanished and repeated hours of daylight saving', () => {
  expect(daysBetween('2018-11-03', '2018-11-05')).toBe(2)
  expect(daysBetween('1997-10-07', '2025-02-22')).toBe(10_000)
  expect(dayOfWeek('2026-11-20')).toBe(5)
})

test('just before midnight UTC it is still the same evening in São Paulo and the day before in Acre', () => {
  const instant = new Date('2026-03-10T02:30:00Z')
  expect(civilDateAt(instant)).toBe('2026-03-09')
  expect(civilDateAt(instant, 'America/Noronha')).toBe('2026-03-10')
  expect(civilDateAt(new Date('2026-03-10T04:30:00Z'), 'America/Rio_Branco')).toBe('2026-03-09')
})

test('the civil date turns at midnight of its zone, however closely one asks', () => {
  const [before, after] = [new Date('2026-03-10T02:59:59.999Z'), new Date('2026-03-10T03:00:00Z')]
  expect([before, after, before].map((instant) => civilDateAt(instant))).toEqual([
    '2026-03-09',
    '2026-03-10',
    '2026-03-09',
  ])
  expect(() => civilDateAt(new Date(Number.NaN))).toThrow(RangeError)
})

test('adding days and counting them are inverse, and every result is a date', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
      const to = addDays(from, days)
      expect(isCivilDate(to)).toBe(true)
      expect(daysBetween(from, to)).toBe(days)
      expect((dayOfWeek(from) + (((days % 7) + 7) % 7)) % 7).toBe(dayOfWeek(to))
    }),
  )
})

test('months added to any date give a date of the wanted month', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: -300, max: 300 }), fc.integer({ min: 1, max: 31 }), (from, months, day) => {
      const to = addMonths(from, months, day)
      expect(isCivilDate(to)).toBe(true)
      expect(Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - months).toBe(
        Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)),
      )
    }),
  )
})
