import { isIPv4, isIPv6 } from 'node:net'
import { RadiusError } from './errors.ts'

/** Four octets of a dotted IPv4 address; throws `invalid-value`. */
export function parseIpv4(text: string): Buffer {
  if (!isIPv4(text)) throw new RadiusError('invalid-value', `"${text}" is not an IPv4 address such as 100.64.0.1`)
  return Buffer.from(text.split('.').map(Number))
}

/** Dotted text of four octets. */
export function formatIpv4(octets: Uint8Array): string {
  return octets.join('.')
}

/** Sixteen octets of an IPv6 address (RFC 4291 §2.2, IPv4 tail allowed, no zone); throws `invalid-value`. */
export function parseIpv6(text: string): Buffer {
  if (!isIPv6(text) || text.includes('%')) {
    throw new RadiusError('invalid-value', `"${text}" is not an IPv6 address such as 2001:db8::1`)
  }
  const [head = '', tail] = text.split('::')
  const left = groupsOf(head)
  const right = tail === undefined ? [] : groupsOf(tail)
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => 0)
  const octets = Buffer.alloc(16)
  for (const [index, group] of [...left, ...zeros, ...right].entries()) octets.writeUInt16BE(group, index * 2)
  return octets
}

function groupsOf(text: string): number[] {
  if (text === '') return []
  return text.split(':').flatMap((group) => {
    if (!group.includes('.')) return [Number.parseInt(group, 16)]
    const octets = parseIpv4(group)
    return [octets.readUInt16BE(0), octets.readUInt16BE(2)]
  })
}

/** Canonical text of sixteen octets (RFC 5952: lower case, the first longest run of two or more zero groups shortened). */
export function formatIpv6(octets: Uint8Array): string {
  const view = Buffer.from(octets)
  const groups = Array.from({ length: 8 }, (_, index) => view.readUInt16BE(index * 2))
  const run = longestZeroRun(groups)
  const hex = groups.map((group) => group.toString(16))
  if (run.length < 2) return hex.join(':')
  return `${hex.slice(0, run.start).join(':')}::${hex.slice(run.start + run.length).join(':')}`
}

function longestZeroRun(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 }
  let length = 0
  for (const [index, group] of groups.entries()) {
    length = group === 0 ? length + 1 : 0
    if (length > best.length) best = { start: index - length + 1, length }
  }
  return best
}

/**
 * Value of an IPv6 prefix attribute (RFC 3162 §2.3): reserved octet, length, address.
 * All 16 address octets are sent, which every server and router accepts; the RFC would allow fewer.
 * Bits set beyond the length are a mistake of the plan and throw `invalid-value`.
 */
export function encodeIpv6Prefix(text: string): Buffer {
  const match = /^([^/]+)\/(\d{1,3})$/.exec(text)
  const bits = Number(match?.[2] ?? Number.NaN)
  if (!match?.[1] || !(bits <= 128)) {
    throw new RadiusError('invalid-value', `"${text}" is not an IPv6 prefix such as 2001:db8:0:100::/56`)
  }
  const address = parseIpv6(match[1])
  if (!maskPrefix(address, bits).equals(address)) {
    throw new RadiusError('invalid-value', `"${text}" has bits set beyond /${bits}; write the network address`)
  }
  return Buffer.concat([Buffer.from([0, bits]), address])
}

/** Text of an IPv6 prefix value; undefined when its length cannot be right. Stray bits beyond the length are cleared. */
export function decodeIpv6Prefix(value: Uint8Array): string | undefined {
  const bits = value[1]
  if (bits === undefined || value.length > 18 || bits > 128 || value.length - 2 < Math.ceil(bits / 8)) return undefined
  const address = Buffer.alloc(16)
  address.set(value.subarray(2))
  return `${formatIpv6(maskPrefix(address, bits))}/${bits}`
}

function maskPrefix(address: Buffer, bits: number): Buffer {
  return Buffer.from(address.map((octet, index) => octet & (0xff00 >> Math.min(8, Math.max(0, bits - index * 8)))))
}
