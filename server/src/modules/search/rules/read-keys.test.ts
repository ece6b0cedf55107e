import { expect, test } from 'vitest'
import { readKeys } from './read-keys.ts'

test('a number is that of a contract or title, with or without its sign, and may stand in a user name', () => {
  expect(readKeys('42')).toEqual({ number: 42 })
  expect(readKeys('#123')).toEqual({ number: 123, username: '#123' })
  expect(readKeys('12345678901')).not.toHaveProperty('number')
})

test('a nosso número is read as it is printed: carteira, zeros and check digit are no part of it', () => {
  expect(readKeys('109/00000012-3').nossoNumero).toEqual({
    whole: ['109000000123', '123'],
    withDv: [
      { number: '10900000012', dv: '3' },
      { number: '12', dv: '3' },
    ],
  })
  expect(readKeys('09/00000001234-P').nossoNumero?.withDv).toContainEqual({ number: '1234', dv: 'P' })
  expect(readKeys('123')).not.toHaveProperty('nossoNumero')
})

test('44 or 47 digits are a boleto, however they are spaced, and nothing else', () => {
  expect(readKeys('34191.09008 00001.234560 78912.340005 1 99990000009990')).toEqual({
    boletoLine: '34191090080000123456078912340005199990000009990',
  })
})

test.each([
  ['AA:BB:CC:00:11:22', 'aabbcc001122', 'aabbcc001122'],
  ['aa-bb-cc', 'aabbcc000000', 'aabbccffffff'],
  ['aabb.cc00.1122', 'aabbcc001122', 'aabbcc001122'],
  ['AABBCC001122', 'aabbcc001122', 'aabbcc001122'],
  ['aa:bb:c', 'aabbc0000000', 'aabbcfffffff'],
])('%s is a MAC or its beginning', (text, from, until) => {
  expect(readKeys(text).mac).toEqual({ from, until })
})

test.each([
  ['10.1.2.3', '10.1.2.3'],
  ['10.1.0.0/16', '10.1.0.0/16'],
  ['10.1.2.', '10.1.2.0/24'],
  ['2001:db8:1::7', '2001:db8:1::7/128'],
  ['2001:db8:1::/48', '2001:db8:1::/48'],
  ['2001:db8:1', '2001:db8:1::/48'],
])('%s is an address, a network or its beginning', (text, network) => {
  expect(readKeys(text).address?.network).toBe(network)
})

test.each(['maria', '10.1.2.3.4', '999.1.1.', 'facada', '::gg', '-', "'; drop table"])(
  '%s is no address and no MAC',
  (text) => {
    expect(readKeys(text)).not.toHaveProperty('address')
    expect(readKeys(text)).not.toHaveProperty('mac')
  },
)
