import { expect, test } from 'vitest'
import { isNetwork } from '#kernel/is-network'

test.each([
  '0.0.0.0/0',
  '10.0.0.0/8',
  '203.0.113.128/25',
  '203.0.113.9/32',
  '::/0',
  '2001:db8::/32',
  '2001:db8:0:8000::/49',
  '2001:db8::1/128',
  '1:2:3:4:5:6:7:8/128',
  '::ffff:203.0.113.0/120',
])('%s is a network', (text) => {
  expect(isNetwork(text)).toBe(true)
})

test.each([
  '200.100.200.100/0',
  '10.0.0.1/8',
  '203.0.113.192/25',
  '2001:db8::1/64',
  '2001:db8:0:8000::/48',
  '8000::/0',
])('%s is an address with a mask that does not reach it', (text) => {
  expect(isNetwork(text)).toBe(false)
})
