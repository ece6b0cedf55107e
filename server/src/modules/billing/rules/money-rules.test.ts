import { addDays, daysBetween } from '@open-sgp/brasil'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocatePayment } from './allocate-payment.ts'
import { creditDays } from './credit-days.ts'
import { computeLateFee, type LateTerms } from './late-fee.ts'
import { pricePart } from './price-part.ts'

const terms = (changes: Partial<LateTerms> = {}): LateTerms => ({
  dueOn: '2026-02-10',
  finePpm: 20_000,
  interestPpmMonth: 10_000,
  graceDays: 0,
  ...changes,
})

test('day 1 counts: fine once and interest by day on R$ 99,90', () => {
  expect(computeLateFee(9_990, terms(), '2026-02-10')).toEqual({ fineCents: 0, interestCents: 0 })
  expect(computeLateFee(9_990, terms(), '2026-02-11')).toEqual({ fineCents: 200, interestCents: 3 })
  expect(computeLateFee(9_990, terms(), '2026-03-12')).toEqual({ fineCents: 200, interestCents: 100 })
  expect(computeLateFee(9_990, terms(), '2027-02-10')).toEqual({ fineCents: 200, interestCents: 1_215 })
})

test('a due date on a weekend or holiday may be paid on the next bank day; a day later all days count', () => {
  const saturday = terms({ dueOn: '2026-02-14' })
  expect(computeLateFee(10_000, saturday, '2026-02-18')).toEqual({ fineCents: 0, interestCents: 0 })
  expect(computeLateFee(10_000, saturday, '2026-02-19')).toEqual({ fineCents: 200, interestCents: 17 })
})

test('within the grace days nothing is charged; after them the days count from the due date', () => {
  expect(computeLateFee(10_000, terms({ graceDays: 5 }), '2026-02-15')).toEqual({ fineCents: 0, interestCents: 0 })
  expect(computeLateFee(10_000, terms({ graceDays: 5 }), '2026-02-16')).toEqual({ fineCents: 200, interestCents: 20 })
})

test('every centavo received has one destination', () => {
  const cents = fc.integer({ min: 0, max: 10_000_000 })
  fc.assert(
    fc.property(
      cents.filter((value) => value > 0),
      cents,
      cents,
      cents,
      (received, open, fineCents, interestCents) => {
        const { outcome, principalCents, ...rest } = allocatePayment(received, open, { fineCents, interestCents })
        expect(principalCents + rest.fineCents + rest.interestCents + rest.creditCents).toBe(received)
        expect(outcome).toBe(open === 0 ? 'credit' : received >= open ? 'settled' : 'partial')
        if (open > 0 && received < open + fineCents + interestCents) expect(rest.creditCents).toBe(0)
        if (outcome === 'partial') expect([rest.fineCents, rest.interestCents]).toEqual([0, 0])
        if (open > 0 && rest.interestCents > 0) expect(rest.fineCents).toBe(fineCents)
      },
    ),
  )
})

const cycle = { from: '2026-01-10', to: '2026-02-10', kind: 'recurring' as const, cycleDays: 31 }

test('a plan change inside the cycle splits it by days', () => {
  const plans = [
    { from: '2026-01-10', to: '2026-01-25', planVersionId: 'a', priceCents: 10_000 },
    { from: '2026-01-25', to: '9999-12-31', planVersionId: 'b', priceCents: 15_000 },
  ]
  expect(pricePart(cycle, plans)).toMatchObject([
    { from: '2026-01-10', to: '2026-01-25', days: 15, amountCents: 4_839, planVersionId: 'a' },
    { from: '2026-01-25', to: '2026-02-10', days: 16, amountCents: 7_742, planVersionId: 'b' },
  ])
})

test('a day without a plan is found, at the beginning, in the middle or at the end', () => {
  const plan = (from: string, to: string) => ({ from, to, planVersionId: 'a', priceCents: 10_000 })
  expect(pricePart(cycle, [])).toEqual({ uncoveredOn: '2026-01-10' })
  expect(pricePart(cycle, [plan('2026-01-12', '9999-12-31')])).toEqual({ uncoveredOn: '2026-01-10' })
  expect(pricePart(cycle, [plan('2026-01-01', '2026-01-20'), plan('2026-01-21', '9999-12-31')])).toEqual({
    uncoveredOn: '2026-01-20',
  })
  expect(pricePart(cycle, [plan('2026-01-01', '2026-02-09')])).toEqual({ uncoveredOn: '2026-02-09' })
})

test('under one price the parts of a cycle sum to it within a centavo a part', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 5 }),
      (priceCents, cuts) => {
        const edges = [0, ...cuts.toSorted((one, other) => one - other), 31].map((days) => addDays('2026-01-10', days))
        const plans = edges
          .slice(1)
          .map((to, index) => ({ from: edges[index] ?? '', to, planVersionId: `${index}`, priceCents }))
        const items = pricePart(cycle, plans)
        const total = Array.isArray(items) ? items.reduce((sum, item) => sum + item.amountCents, 0) : -1
        expect(Math.abs(total - priceCents)).toBeLessThanOrEqual(cuts.length)
      },
    ),
  )
})

test('however suspended days are spread over invoices, a charge gives back exactly what they cost, once', () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 31 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), days, (amountCents, list) => {
      const charge = { from: '2026-01-10', to: '2026-02-10', amountCents, creditedDays: 0 }
      let given = 0
      for (const day of list) {
        const from = addDays('2026-01-10', day)
        const credits = creditDays([{ from, to: addDays(from, 1) }], [charge])
        expect(credits.length).toBe(1)
        for (const credit of credits) given += credit.amountCents
        charge.creditedDays += 1
      }
      expect(Math.abs(given - (amountCents * list.length) / 31)).toBeLessThanOrEqual(0.5)
      if (list.length === 31) expect(given).toBe(amountCents)
    }),
  )
})

test('a credit that does not fit gives the first days and leaves the others', () => {
  const charge = { from: '2026-01-10', to: '2026-02-10', amountCents: 3_100, creditedDays: 0 }
  const suspended = { from: '2026-01-15', to: '2026-02-10' }
  expect(creditDays([suspended], [charge], 950)).toMatchObject([
    { from: '2026-01-15', to: '2026-01-24', days: 9, amountCents: 900 },
  ])
  expect(creditDays([suspended], [charge], 99)).toEqual([])
  expect(daysBetween(suspended.from, suspended.to)).toBe(26)
})
