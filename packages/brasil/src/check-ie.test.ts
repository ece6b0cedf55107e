import { expect, test } from 'vitest'
import { checkIe } from './check-ie.ts'
import { ieRules } from './ie-rules.ts'
import { ufs, type Uf } from './ufs.ts'

/** Examples that SINTEGRA and the states print beside their rules. */
const published: readonly (readonly [Uf, string])[] = [
  ['AC', '01.004.823/001-12'],
  ['AL', '240000048'],
  ['AP', '030123459'],
  ['BA', '123456-63'],
  ['BA', '612345-57'],
  ['BA', '1000003-06'],
  ['CE', '06000001-5'],
  ['DF', '07300001001-09'],
  ['ES', '99999999-0'],
  ['GO', '10.987.654-7'],
  ['MA', '12000038-5'],
  ['MG', '062.307.904/0081'],
  ['MT', '0013000001-9'],
  ['PA', '15999999-5'],
  ['PB', '06000001-5'],
  ['PE', '0321418-40'],
  ['PE', '18.1.001.0000004-9'],
  ['PI', '012345679'],
  ['PR', '123.45678-50'],
  ['RN', '20.040.040-1'],
  ['RN', '20.0.040.040-0'],
  ['RO', '101.62521-3'],
  ['RO', '0000000062521-3'],
  ['RR', '24006628-1'],
  ['RR', '24001755-6'],
  ['RR', '24003429-0'],
  ['RS', '224/3658792'],
  ['SC', '251.040.852'],
  ['SE', '27123456-3'],
  ['SP', '110.042.490.114'],
  ['SP', 'P-01100424.3/002'],
  ['TO', '29 01 022783 6'],
]

test.each(published)('the example %s publishes, %s, is valid', (uf, text) => {
  expect(checkIe(uf, text)).toBe('valid')
})

test.each(published)('%s %s with another check digit is not', (uf, text) => {
  const at = uf === 'SP' && text.startsWith('P') ? text.indexOf('/') - 1 : text.length - 1
  const other = String((Number(text[at]) + 1) % 10)
  expect(checkIe(uf, text.slice(0, at) + other + text.slice(at + 1))).toBe('invalid')
})

test('all 27 UFs have a rule', () => {
  expect(Object.keys(ieRules).sort()).toEqual(ufs.map(({ code }) => code).sort())
})

test('a number of another state has the wrong size or digits', () => {
  expect(checkIe('SP', '251.040.852')).toBe('invalid')
  expect(checkIe('RJ', '110.042.490.114')).toBe('invalid')
})

test('the later ranges that states opened are taken', () => {
  expect(checkIe('PA', '750000023')).toBe('valid')
  expect(checkIe('DF', '0800000100120')).toBe('valid')
})

test('whoever has none is ISENTO, and zeros are not a number', () => {
  expect(checkIe('SC', ' isento ')).toBe('valid')
  expect(['', '000000000'].map((text) => checkIe('SC', text))).toEqual(['invalid', 'invalid'])
})

test('a rural producer of Minas has no check digit to judge by', () => {
  expect(checkIe('MG', 'PR1234567')).toBe('unchecked')
})
