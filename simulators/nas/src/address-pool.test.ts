import { expect, test } from 'vitest'
import { AddressPool } from './address-pool.ts'

test('addresses are handed out in turn, without network and broadcast, and a freed one comes last', () => {
  const pool = new AddressPool('100.64.7.9/29')
  expect([1, 2, 3].map(() => pool.take())).toEqual(['100.64.7.9', '100.64.7.10', '100.64.7.11'])
  pool.release('100.64.7.9')
  expect([1, 2, 3, 4, 5].map(() => pool.take())).toEqual([
    '100.64.7.12',
    '100.64.7.13',
    '100.64.7.14',
    '100.64.7.9',
    undefined,
  ])
})

test.each(['100.64.0.0', '100.64.0.300/24', '100.64.0.0/33', 'pool'])('"%s" is no network', (cidr) => {
  expect(() => new AddressPool(cidr)).toThrow('write a network')
})
