import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatCents, mulDiv, parseCents, percentOf } from './money.ts'
import { splitCents } from './split-cents.ts'

const safeInteger = fc.maxSafeInteger()

test('a 2 % fine on R$ 99,90 is R$ 2,00 and half a centavo goes away from zero', () => {
  expect(percentOf(9990, 20_000)).toBe(200)
  expect([percentOf(25, 20_000), percentOf(-25, 20_000)]).toEqual([1, -1])
  expect(mulDiv(-1, 1, 1000)).toBe(0)
})

test('every product and quotient is the exact one, rounded once', () => {
  fc.assert(
    fc.property(safeInteger, fc.integer(), fc.integer({ min: 1 }), (value, numerator, denominator) => {
      const exact = BigInt(value) * BigInt(numerator)
      const magnitude = exact < 0n ? -exact : exact
      const rounded = (magnitude * 2n + BigInt(denominator)) / (BigInt(denominator) * 2n)
      const expected = Number(exact < 0n ? -rounded : rounded)
      if (Number.isSafeInteger(expected)) expect(mulDiv(value, numerator, denominator) - expected).toBe(0)
      else expect(() => mulDiv(value, numerator, denominator)).toThrow(RangeError)
    }),
  )
})

test('floats are refused instead of rounded in silence', () => {
  expect(() => mulDiv(1.15, 100, 1)).toThrow(RangeError)
  expect(() => formatCents(0.5)).toThrow(RangeError)
})

test.each([
  [0, 'R$ 0,00'],
  [5, 'R$ 0,05'],
  [115, 'R$ 1,15'],
  [123_456, 'R$ 1.234,56'],
  [-100, '-R$ 1,00'],
  [100_000_000, 'R$ 1.000.000,00'],
  [9_007_199_254_740_991, 'R$ 90.071.992.547.409,91'],
])('%i centavos are printed %s', (cents, text) => {
  expect(formatCents(cents)).toBe(text)
})

test.each([
  ['1.234,56', 123_456],
  ['1234,56', 123_456],
  [' R$ 1,15 ', 115],
  ['1.234', 123_400],
  ['0,00', 0],
  ['-0,00', 0],
])('%s is read as %i centavos', (text, cents) => {
  expect(parseCents(text)).toBe(cents)
})

test.each([
  '',
  '12.50',
  '1,5',
  '1,234',
  '1.23,00',
  '1234.567,00',
  '1e3',
  '--1,00',
  'R$',
  '1,00 reais',
  '99999999999999999,00',
])('"%s" is refused as an amount', (text) => {
  expect(() => parseCents(text)).toThrow(expect.objectContaining({ code: 'invalid-amount' }))
})

test('what is printed is read back', () => {
  fc.assert(fc.property(safeInteger, (cents) => parseCents(formatCents(cents)) === cents))
})

test('R$ 100,00 in three instalments begin with the odd centavo', () => {
  expect(splitCents(10_000, 3)).toEqual([3334, 3333, 3333])
  expect(splitCents(-10_000, 3)).toEqual([-3334, -3333, -3333])
})

test('a discount is divided by the weight of each item and a free item gets nothing', () => {
  expect(splitCents(1000, [2, 1, 0])).toEqual([667, 333, 0])
  expect(splitCents(1, [1, 9, 0])).toEqual([0, 1, 0])
})

test('no centavo is lost and no part is a centavo away from its exact share', () => {
  const weights = fc
    .array(fc.nat(1_000_000), { minLength: 1, maxLength: 30 })
    .filter((list) => list.some((one) => one > 0))
  fc.assert(
    fc.property(fc.integer(), weights, (total, list) => {
      const parts = splitCents(total, list)
      const sum = list.reduce((left, right) => left + right, 0)
      expect(parts.reduce((left, right) => left + right, 0) - total).toBe(0)
      for (const [index, part] of parts.entries()) {
        expect(Math.abs(part - (total * (list[index] ?? 0)) / sum)).toBeLessThan(1)
      }
    }),
  )
})

test.each([[0], [2.5], [[]], [[0, 0]], [[1, -1]], [[0.5]]])('a division by %j is refused', (shares) => {
  expect(() => splitCents(100, shares)).toThrow(expect.objectContaining({ code: 'invalid-split' }))
})
