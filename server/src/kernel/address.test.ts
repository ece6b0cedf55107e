import { expect, test } from 'vitest'
import { subscriberPart } from '#kernel/address'

test.each([
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['2001:0db8::0042', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('%s is held by %s', (address, part) => {
  expect(subscriberPart(address)).toBe(part)
})
