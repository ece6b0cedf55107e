import { expect, test } from 'vitest'
import { modulo10, modulo11Digit, modulo11Remainder } from './check-digits.ts'

test('modulo 10 is the one of the linha digitável fields', () => {
  expect(['001905009', '4014481606', '0680935031'].map(modulo10)).toEqual([5, 9, 4])
})

test('modulo 11 takes letters by their ASCII code minus 48', () => {
  expect([modulo11Digit('12ABC34501DE'), modulo11Digit('12ABC34501DE3')]).toEqual([3, 5])
  expect(modulo11Remainder('A')).toBe((17 * 2) % 11)
})

test('the highest weight starts the cycle again at two', () => {
  expect(modulo11Remainder('1000000', 7)).toBe(2)
  expect(modulo11Remainder('100000', 7)).toBe(7)
})
