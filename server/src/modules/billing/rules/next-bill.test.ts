import { addDays } from '@open-sgp/brasil'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countDays } from './days.ts'
import { nextDueOn, previousDueOn } from './due-dates.ts'
import { nextBill, type Progress } from './next-bill.ts'

const progress = (changes: Partial<Progress>): Progress => ({
  dueDay: 10,
  billedUntil: '2026-01-10',
  endedOn: null,
  billed: [],
  minimumFirstDays: 10,
  ...changes,
})

test.each([
  ['2026-01-10', 10, '2026-02-10'],
  ['2026-01-09', 10, '2026-01-10'],
  ['2026-01-31', 31, '2026-02-28'],
  ['2026-02-28', 31, '2026-03-31'],
  ['2024-01-30', 30, '2024-02-29'],
  ['2026-12-20', 15, '2027-01-15'],
])('after %s the due day %i falls on %s', (date, dueDay, due) => {
  expect(nextDueOn(date, dueDay)).toBe(due)
})

test('a contract on its due day is billed the whole cycle', () => {
  expect(nextBill(progress({}))).toEqual({
    from: '2026-01-10',
    to: '2026-02-10',
    dueOn: '2026-02-10',
    reason: 'recurring',
    parts: [{ from: '2026-01-10', to: '2026-02-10', kind: 'recurring', cycleDays: 31 }],
  })
})

test('an activation in mid-cycle pays the days to the first due date', () => {
  expect(nextBill(progress({ billedUntil: '2026-01-26' }))).toMatchObject({
    dueOn: '2026-02-10',
    reason: 'proration',
    parts: [{ from: '2026-01-26', to: '2026-02-10', kind: 'proration', cycleDays: 31 }],
  })
})

test('a first period below the minimum joins the first full invoice', () => {
  expect(nextBill(progress({ billedUntil: '2026-02-05' }))).toMatchObject({
    from: '2026-02-05',
    to: '2026-03-10',
    dueOn: '2026-03-10',
    reason: 'recurring',
    parts: [
      { from: '2026-02-05', to: '2026-02-10', kind: 'proration', cycleDays: 31 },
      { from: '2026-02-10', to: '2026-03-10', kind: 'recurring', cycleDays: 28 },
    ],
  })
  expect(nextBill(progress({ billedUntil: '2026-02-05', minimumFirstDays: 5 }))).toMatchObject({ dueOn: '2026-02-10' })
})

test('the last bill goes to the day of the end and no further', () => {
  expect(nextBill(progress({ endedOn: '2026-01-20' }))).toMatchObject({
    to: '2026-01-20',
    dueOn: '2026-02-10',
    reason: 'final',
  })
  expect(nextBill(progress({ billedUntil: '2026-02-05', endedOn: '2026-02-08' }))).toMatchObject({
    to: '2026-02-08',
    dueOn: '2026-02-10',
  })
  expect(nextBill(progress({ billedUntil: '2026-02-05', endedOn: '2026-02-20' }))).toMatchObject({
    to: '2026-02-20',
    dueOn: '2026-03-10',
    reason: 'final',
    parts: [{ kind: 'proration' }, { kind: 'final', from: '2026-02-10', to: '2026-02-20' }],
  })
  expect(nextBill(progress({ billedUntil: '2026-02-10', endedOn: '2026-01-20' }))).toBeUndefined()
})

test('a changed due day prorates once and is whole again afterwards', () => {
  expect(nextBill(progress({ billedUntil: '2026-02-10', dueDay: 25 }))).toMatchObject({
    dueOn: '2026-02-25',
    reason: 'proration',
    parts: [{ cycleDays: 31 }],
  })
  expect(nextBill(progress({ billedUntil: '2026-02-25', dueDay: 25 }))).toMatchObject({
    dueOn: '2026-03-25',
    reason: 'recurring',
  })
})

test('a released period is billed again without touching those after it', () => {
  const billed = [{ from: '2026-02-10', to: '2026-03-10' }]
  expect(nextBill(progress({ billed }))).toMatchObject({ from: '2026-01-10', to: '2026-02-10' })
  expect(nextBill(progress({ billed, billedUntil: '2026-02-10' }))).toMatchObject({
    from: '2026-03-10',
    to: '2026-04-10',
  })
})

test('bills follow each other without gap or overlap, and each cycle has its own days', () => {
  const start = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2024-01-01', days))
  const life = fc.record({
    start,
    days: fc.integer({ min: 0, max: 800 }),
    dueDay: fc.integer({ min: 1, max: 31 }),
    minimumFirstDays: fc.integer({ min: 0, max: 31 }),
  })
  fc.assert(
    fc.property(life, ({ start, days, dueDay, minimumFirstDays }) => {
      const endedOn = addDays(start, days)
      let billedUntil = start
      let charged = 0
      for (;;) {
        const bill = nextBill({ dueDay, billedUntil, endedOn, billed: [], minimumFirstDays })
        if (!bill) break
        expect(bill.from).toBe(billedUntil)
        expect(bill.to <= bill.dueOn && bill.to > bill.from).toBe(true)
        for (const part of bill.parts) {
          charged += countDays(part)
          expect(countDays(part)).toBeLessThanOrEqual(part.cycleDays)
        }
        expect(nextDueOn(previousDueOn(bill.dueOn, dueDay), dueDay)).toBe(bill.dueOn)
        billedUntil = bill.to
      }
      expect([billedUntil, charged]).toEqual([endedOn, days])
    }),
  )
})
