import fc from 'fast-check'
import { isIPv6 } from 'node:net'
import { expect, test } from 'vitest'
import { decodeIpv6Prefix, encodeIpv6Prefix, formatIpv6, parseIpv4, parseIpv6 } from './ip-address.ts'

test.each([
  ['2001:0DB8:0:0:0:0:0:1', '2001:db8::1'],
  ['::', '::'],
  ['::1', '::1'],
  ['fe80::', 'fe80::'],
  ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
  ['::ffff:192.0.2.1', '::ffff:c000:201'],
])('IPv6 address %s is written %s (RFC 5952)', (text, canonical) => {
  expect(formatIpv6(parseIpv6(text))).toBe(canonical)
})

test('any sixteen octets survive text and back', () => {
  const groups = fc.array(fc.constantFrom(0, 0, 0, 1, 0xffff, 0x20), { minLength: 16, maxLength: 16 })
  fc.assert(
    fc.property(groups, (octets) => {
      const address = Buffer.from(octets)
      const text = formatIpv6(address)
      expect(isIPv6(text)).toBe(true)
      expect(parseIpv6(text)).toEqual(address)
    }),
  )
})

test.each(['1.2.3', '1.2.3.256', '', '01.2.3.4', '::1'])('"%s" is no IPv4 address', (text) => {
  expect(() => parseIpv4(text)).toThrow(expect.objectContaining({ code: 'invalid-value' }))
})

test.each(['fe80::1%eth0', '1::2::3', '12345::', '1.2.3.4'])('"%s" is no IPv6 address', (text) => {
  expect(() => parseIpv6(text)).toThrow(expect.objectContaining({ code: 'invalid-value' }))
})

test('a delegated /56 has length 56 and its address in full', () => {
  expect(encodeIpv6Prefix('2001:db8:0:100::/56').toString('hex')).toBe(`0038${'20010db800000100'}${'0'.repeat(16)}`)
})

test('a shortened prefix of another server is read, stray bits cleared', () => {
  expect(decodeIpv6Prefix(Buffer.from('004020010db8000001', 'hex'))).toBe(undefined)
  expect(decodeIpv6Prefix(Buffer.from('002820010db8000001', 'hex'))).toBe('2001:db8::/40')
  expect(decodeIpv6Prefix(Buffer.from('002020010db8ffff', 'hex'))).toBe('2001:db8::/32')
  expect(decodeIpv6Prefix(Buffer.from('0000', 'hex'))).toBe('::/0')
})

test.each(['2001:db8::1/64', '2001:db8::/129', '2001:db8::', '2001:db8::/', '10.0.0.0/8'])(
  'prefix %s is refused',
  (text) => {
    expect(() => encodeIpv6Prefix(text)).toThrow(expect.objectContaining({ code: 'invalid-value' }))
  },
)
