import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeValue } from './attribute-values.ts'
import { definitionOf, dictionary, isAttributeName, type AttributeValue, type ValueKind } from './dictionary.ts'
import { RadiusError } from './errors.ts'
import { formatIpv4, formatIpv6 } from './ip-address.ts'
import { attributeFromText, decodePacket, encodePacket, findValue, findValues, type AttributeInput } from './packet.ts'

const header = { code: 4, identifier: 9, authenticator: Buffer.alloc(16, 7) }
const build = (attributes: readonly AttributeInput[]) => encodePacket({ ...header, attributes })

/** A packet of raw octets behind a right header, to forge what `encodePacket` refuses. */
function forge(body: string, length?: number): Buffer {
  const octets = Buffer.from(body.replaceAll(' ', ''), 'hex')
  const bytes = Buffer.concat([build([]), octets])
  bytes.writeUInt16BE(length ?? bytes.length, 2)
  return bytes
}

const codeOf = (action: () => unknown) => {
  try {
    action()
  } catch (error) {
    if (error instanceof RadiusError) return error.code
    throw error
  }
  return 'no error'
}

const prefix = fc.tuple(fc.uint8Array({ minLength: 8, maxLength: 8 }), fc.constantFrom(64)).map(([octets, bits]) => {
  return `${formatIpv6(Buffer.concat([octets, Buffer.alloc(8)]))}/${bits}`
})
const uint32 = fc.integer({ min: 0, max: 0xffffffff })
const valueOf: { [Kind in ValueKind]: fc.Arbitrary<AttributeValue> } = {
  text: fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).filter((text) => Buffer.byteLength(text) < 247),
  integer: uint32,
  ipv4: fc.uint8Array({ minLength: 4, maxLength: 4 }).map(formatIpv4),
  ipv6: fc.uint8Array({ minLength: 16, maxLength: 16 }).map(formatIpv6),
  ipv6prefix: prefix,
  octets: fc.uint8Array({ minLength: 1, maxLength: 247 }).map((octets) => Buffer.from(octets)),
  date: uint32.map((seconds) => new Date(seconds * 1000)),
}

describe('attributes by name', () => {
  test.each(Object.keys(dictionary).filter(isAttributeName))('%s survives the wire, whatever its value', (name) => {
    fc.assert(
      fc.property(valueOf[definitionOf(name).kind], (value) => {
        const { type, vendorId = 0 } = definitionOf(name)
        const input = { type, vendorId, raw: encodeValue(name, value) }
        const [decoded] = decodePacket(build([input])).attributes
        expect(decoded).toMatchObject({ name, value, isMalformed: false })
      }),
      { numRuns: 20 },
    )
  })

  test('repeated attributes all arrive, in order', () => {
    const packet = decodePacket(
      build([
        ['Mikrotik-Address-List', 'bloqueados'],
        ['Framed-Route', '192.0.2.0/24 0.0.0.0 1'],
        ['Mikrotik-Address-List', 'sem-cgnat'],
      ]),
    )
    expect(findValues(packet, 'Mikrotik-Address-List')).toEqual(['bloqueados', 'sem-cgnat'])
    expect(findValue(packet, 'Framed-Route')).toBe('192.0.2.0/24 0.0.0.0 1')
    expect(findValue(packet, 'Framed-Pool')).toBeUndefined()
  })

  test('the MikroTik rate limit has the octets that RouterOS reads', () => {
    const bytes = build([['Mikrotik-Rate-Limit', '1M/2M']])
    expect(bytes.subarray(20).toString('hex')).toBe(`1a0d00003a8c0807${Buffer.from('1M/2M').toString('hex')}`)
  })

  test('unknown attributes and vendors are kept raw and can be sent on', () => {
    const inputs = [
      { type: 250, raw: Buffer.from('abc') },
      { type: 7, vendorId: 9, raw: Buffer.from('cisco') },
    ]
    const bytes = build(inputs)
    const { attributes } = decodePacket(bytes)
    expect(attributes.map(({ name, vendorId, type }) => [name, vendorId, type])).toEqual([
      [undefined, 0, 250],
      [undefined, 9, 7],
    ])
    expect(build(attributes)).toEqual(bytes)
  })

  test('two sub-attributes in one Vendor-Specific are both read', () => {
    const packet = decodePacket(forge('1a 0f 00003a8c 08 05 31 4d 2f 13 04 61 62'))
    expect(findValue(packet, 'Mikrotik-Rate-Limit')).toBe('1M/')
    expect(findValue(packet, 'Mikrotik-Address-List')).toBe('ab')
  })

  test('a Latin-1 user name of old equipment keeps its accent', () => {
    expect(findValue(decodePacket(forge('01 06 4a 6f e3 6f')), 'User-Name')).toBe('João')
  })

  test('a row of an attribute table becomes an attribute', () => {
    const rows = [
      ['Session-Timeout', '86400'],
      ['Framed-IP-Address', '100.64.0.9'],
      ['Class', '0x0aff'],
      ['Event-Timestamp', '2026-11-24T12:00:00Z'],
    ] as const
    const packet = decodePacket(build(rows.map(([name, text]) => attributeFromText(name, text))))
    expect(packet.attributes.map(({ value }) => value)).toEqual([
      86400,
      '100.64.0.9',
      Buffer.from([0x0a, 0xff]),
      new Date('2026-11-24T12:00:00Z'),
    ])
  })

  test.each([
    ['Mikrotik-Rate-Limt', '1M', 'unknown-attribute'],
    ['Session-Timeout', '1h', 'invalid-value'],
    ['Session-Timeout', '4294967296', 'invalid-value'],
    ['Framed-IP-Address', '100.64.0', 'invalid-value'],
    ['Class', 'abc', 'invalid-value'],
    ['Event-Timestamp', 'ontem', 'invalid-value'],
  ])('the row %s = %s is refused', (name, text, code) => {
    expect(codeOf(() => attributeFromText(name, text))).toBe(code)
  })

  test.each<[string, AttributeInput, string]>([
    ['253 octets of text are the most', ['Reply-Message', 'x'.repeat(254)], 'value-too-long'],
    ['247 within a vendor', ['Mikrotik-Group', 'x'.repeat(248)], 'value-too-long'],
    ['an empty standard text', ['User-Name', ''], 'invalid-value'],
    ['half of a UTF-16 pair', ['User-Name', 'a\ud800'], 'invalid-value'],
    ['a negative number', ['NAS-Port', -1], 'invalid-value'],
    ['a fraction', ['NAS-Port', 1.5], 'invalid-value'],
    ['a counter above 32 bits', ['Acct-Input-Octets', 2 ** 32], 'invalid-value'],
    ['a date before 1970', ['Event-Timestamp', new Date(-1000)], 'invalid-value'],
  ])('%s: refused before it is sent', (_, attribute, code) => {
    expect(codeOf(() => build([attribute]))).toBe(code)
  })

  test('more than 4096 octets are refused', () => {
    const routes = Array.from({ length: 17 }, (): AttributeInput => ['Framed-Route', 'x'.repeat(253)])
    expect(codeOf(() => build(routes))).toBe('packet-too-long')
  })
})

describe('hostile packets', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'packet-too-short'],
    ['19 octets', Buffer.alloc(19), 'packet-too-short'],
    ['a length field below the header', forge('', 19), 'packet-too-short'],
    ['a length field above 4096', forge('', 4097), 'packet-too-long'],
    ['a length field beyond the datagram', forge('', 21), 'length-mismatch'],
    ['attribute length 0', forge('01 00'), 'attribute-length'],
    ['attribute length 1', forge('01 01'), 'attribute-length'],
    ['an attribute that runs over the end', forge('01 05 61 62'), 'attribute-length'],
    ['a lone type octet at the end', forge('01'), 'attribute-length'],
  ])('%s is answered with a typed error', (_, bytes, code) => {
    expect(codeOf(() => decodePacket(bytes))).toBe(code)
  })

  test('octets beyond the length field are padding (RFC 2865 §3)', () => {
    const padded = Buffer.concat([build([['NAS-Port', 3]]), Buffer.from([1, 0])])
    expect(findValue(decodePacket(padded), 'NAS-Port')).toBe(3)
  })

  test.each([
    ['vendor sub-attribute of length 0', '1a 08 00003a8c 08 00'],
    ['vendor sub-attribute over the end', '1a 09 00003a8c 08 09 31'],
    ['vendor data without a vendor', '1a 04 0000'],
  ])('%s stays one raw attribute', (_, body) => {
    expect(decodePacket(forge(body)).attributes).toMatchObject([{ name: undefined, vendorId: 0, type: 26 }])
  })

  test('an address of three octets is known but malformed, and never found as a value', () => {
    const packet = decodePacket(forge('08 05 0a 00 01'))
    expect(packet.attributes).toMatchObject([{ name: 'Framed-IP-Address', isMalformed: true }])
    expect(findValue(packet, 'Framed-IP-Address')).toBeUndefined()
  })

  test('random octets never crash the reader', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.boolean(), (octets, hasRightLength) => {
        const bytes = Buffer.from(octets)
        if (hasRightLength && bytes.length >= 20) bytes.writeUInt16BE(bytes.length, 2)
        codeOf(() => decodePacket(bytes))
      }),
      { numRuns: 2000 },
    )
  })
})
