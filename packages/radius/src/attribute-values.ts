import { definitionOf, type AttributeName, type AttributeValue, type ValueKind } from './dictionary.ts'
import { RadiusError } from './errors.ts'
import { decodeIpv6Prefix, encodeIpv6Prefix, formatIpv4, formatIpv6, parseIpv4, parseIpv6 } from './ip-address.ts'

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Octets of a named value, checked against its kind; throws `invalid-value` naming the attribute. */
export function encodeValue(name: AttributeName, value: AttributeValue): Buffer {
  const { kind, vendorId } = definitionOf(name)
  const octets = encodeKind(name, kind, value)
  // RFC 2865 §5: text and strings of length zero must not be sent. Vendors are freer.
  if (octets.length === 0 && vendorId === undefined) throw invalid(name, kind, value, 'leave the attribute out instead')
  return octets
}

function encodeKind(name: AttributeName, kind: ValueKind, value: AttributeValue): Buffer {
  if (kind === 'integer' && typeof value === 'number') return encodeInteger(name, value)
  if (kind === 'octets' && value instanceof Uint8Array) return Buffer.from(value)
  if (kind === 'date' && value instanceof Date) return encodeInteger(name, Math.floor(value.getTime() / 1000))
  if (typeof value !== 'string') throw invalid(name, kind, value)
  switch (kind) {
    case 'text':
      // A lone surrogate has no UTF-8 form: it would silently become another user name.
      if (!value.isWellFormed()) throw invalid(name, kind, value, 'it holds half of a UTF-16 pair')
      return Buffer.from(value, 'utf8')
    case 'ipv4':
      return parseIpv4(value)
    case 'ipv6':
      return parseIpv6(value)
    case 'ipv6prefix':
      return encodeIpv6Prefix(value)
    default:
      throw invalid(name, kind, value)
  }
}

function encodeInteger(name: AttributeName, value: number): Buffer {
  if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) {
    throw invalid(
      name,
      'integer',
      value,
      'whole numbers from 0 to 4294967295; larger counters go to the Gigawords twin',
    )
  }
  const octets = Buffer.alloc(4)
  octets.writeUInt32BE(value)
  return octets
}

function invalid(name: AttributeName, kind: ValueKind, value: unknown, hint = '') {
  const shown = value instanceof Uint8Array ? `${value.length} octets` : JSON.stringify(value)
  return new RadiusError('invalid-value', `${name} takes ${kind}, not ${shown}${hint && `: ${hint}`}`)
}

/** Value of received octets, or undefined when they do not fit the kind (the caller keeps them raw). */
export function decodeValue(kind: ValueKind, raw: Buffer): AttributeValue | undefined {
  switch (kind) {
    case 'text':
      return decodeText(raw)
    case 'octets':
      return raw
    case 'integer':
      return raw.length === 4 ? raw.readUInt32BE(0) : undefined
    case 'date':
      return raw.length === 4 ? new Date(raw.readUInt32BE(0) * 1000) : undefined
    case 'ipv4':
      return raw.length === 4 ? formatIpv4(raw) : undefined
    case 'ipv6':
      return raw.length === 16 ? formatIpv6(raw) : undefined
    case 'ipv6prefix':
      return decodeIpv6Prefix(raw)
  }
}

// RFC 2865 says UTF-8, yet old equipment sends Latin-1; read as such instead of losing the accents.
function decodeText(raw: Buffer): string {
  try {
    return strictUtf8.decode(raw)
  } catch {
    return raw.toString('latin1')
  }
}

/**
 * Octets of a value written as text, as attribute tables in a database hold it: `300`, `100.64.0.9`, `2001:db8::/56`,
 * `0x0aff` for octets, ISO 8601 for dates. Throws `invalid-value`.
 */
export function encodeTextValue(name: AttributeName, text: string): Buffer {
  const { kind } = definitionOf(name)
  if (kind === 'integer') {
    if (!/^\d{1,10}$/.test(text)) throw invalid(name, kind, text)
    return encodeValue(name, Number(text))
  }
  if (kind === 'octets') {
    if (!/^0x(?:[0-9a-f]{2})+$/i.test(text)) throw invalid(name, kind, text, 'write hexadecimal such as 0x0aff')
    return Buffer.from(text.slice(2), 'hex')
  }
  if (kind === 'date') {
    const at = new Date(text)
    if (Number.isNaN(at.getTime())) throw invalid(name, kind, text, 'write ISO 8601 such as 2026-11-24T12:00:00Z')
    return encodeValue(name, at)
  }
  return encodeValue(name, text)
}
