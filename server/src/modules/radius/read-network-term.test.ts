import { expect, test } from 'vitest'
import { readNetworkTerm } from './read-network-term.ts'

test('an address is an address, of either family', () => {
  expect(readNetworkTerm('100.64.0.1')).toEqual({ address: '100.64.0.1' })
  expect(readNetworkTerm(' 2001:DB8::1 ')).toEqual({ address: '2001:db8::1' })
})

test.each(['AA:BB:CC:00:11:22', 'aa-bb-cc-00-11-22', 'aabbcc001122', 'aabb.cc00.1122'])('%s is a MAC', (text) => {
  expect(readNetworkTerm(text)).toEqual({ mac: 'aabbcc001122' })
})

test('anything else is part of a user name, half an address too', () => {
  expect(readNetworkTerm('Ana@Provedor')).toEqual({ username: 'ana@provedor' })
  expect(readNetworkTerm('100.64')).toEqual({ username: '100.64' })
  expect(readNetworkTerm('aa:bb')).toEqual({ username: 'aa:bb' })
})
