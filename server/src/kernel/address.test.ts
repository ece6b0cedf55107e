import { expect, test } from 'vitest'
import { addressOf, subscriberPart } from '#kernel/address'

test.each([
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['2001:0db8::0042', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('%s is held by %s', (address, part) => {
  expect(subscriberPart(address)).toBe(part)
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['203.0.113.7:8080', '203.0.113.7'],
  ['[2001:db8::1]:443', '2001:db8::1'],
  ['fe80::1%eth0', 'fe80::1'],
])('a request that a proxy says to come from %s comes from %s', (ip, address) => {
  expect(addressOf({ ip, socket: { remoteAddress: '127.0.0.1' } })).toBe(address)
})

test.each(['unknown', '999.999.999.999', "' or 1=1 --", '', 'x'.repeat(5_000)])(
  'what is no address (%s) does not hide who speaks to us',
  (ip) => {
    expect(addressOf({ ip, socket: { remoteAddress: '::ffff:192.0.2.9' } })).toBe('192.0.2.9')
  },
)

test('who hung up has no address', () => {
  expect(addressOf({ ip: undefined, socket: {} })).toBeUndefined()
})
