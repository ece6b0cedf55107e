import { decodeValue, encodeTextValue, encodeValue } from './attribute-values.ts'
import {
  definitionOf,
  findAttributeName,
  isAttributeName,
  type AttributeName,
  type AttributeValue,
} from './dictionary.ts'
import { RadiusError } from './errors.ts'

/** RFC 2865 §3: 20 octets of header, at most 4096 in all. */
export const headerLength = 20
export const maxPacketLength = 4096
const vendorSpecific = 26

/** An attribute by name, its value typed by the dictionary: `['Framed-IP-Address', '100.64.0.9']`. */
export type NamedAttribute = {
  [Name in AttributeName]: readonly [name: Name, value: AttributeValue<Name>]
}[AttributeName]

/** An attribute by number with its octets; `vendorId` 0 or absent for the standard space. A decoded attribute is one too. */
export type RawAttribute = { readonly type: number; readonly vendorId?: number; readonly raw: Uint8Array }

export type AttributeInput = NamedAttribute | RawAttribute

/**
 * A received attribute. `name` is undefined when the dictionary does not know it; `value` is then the octets.
 * `isMalformed`: known, but its octets do not fit its kind, so `value` is the octets too.
 */
export type Attribute = {
  readonly name: AttributeName | undefined
  readonly vendorId: number
  readonly type: number
  readonly value: AttributeValue
  readonly raw: Buffer
  readonly isMalformed: boolean
}

export type Packet = {
  readonly code: number
  readonly identifier: number
  readonly authenticator: Buffer
  /** In the order of the packet, repeated attributes kept. */
  readonly attributes: readonly Attribute[]
}

export type PacketInput = {
  readonly code: number
  readonly identifier: number
  readonly authenticator: Uint8Array
  readonly attributes: readonly AttributeInput[]
}

/** Octets of a packet, authenticator as given (`sign…` computes it). Throws on values that do not fit. */
export function encodePacket({ code, identifier, authenticator, attributes }: PacketInput): Buffer {
  const body = attributes.map(encodeAttribute)
  const length = body.reduce((sum, part) => sum + part.length, headerLength)
  if (length > maxPacketLength) {
    throw new RadiusError('packet-too-long', `${length} octets of packet, RFC 2865 allows 4096: send fewer attributes`)
  }
  const header = Buffer.alloc(headerLength)
  header[0] = code
  header[1] = identifier
  header.writeUInt16BE(length, 2)
  header.set(authenticator, 4)
  return Buffer.concat([header, ...body], length)
}

function encodeAttribute(attribute: AttributeInput): Buffer {
  if ('raw' in attribute) return frame(attribute.type, attribute.vendorId ?? 0, attribute.raw)
  const [name, value] = attribute
  const { type, vendorId = 0 } = definitionOf(name)
  return frame(type, vendorId, encodeValue(name, value))
}

function frame(type: number, vendorId: number, raw: Uint8Array): Buffer {
  const header = vendorId === 0 ? Buffer.alloc(2) : Buffer.alloc(8)
  const length = header.length + raw.length
  if (length > 255) {
    const label = findAttributeName(vendorId, type) ?? `${vendorId}/${type}`
    throw new RadiusError('value-too-long', `${label}: ${raw.length} octets, at most ${255 - header.length} fit`)
  }
  header[0] = vendorId === 0 ? type : vendorSpecific
  header[1] = length
  if (vendorId !== 0) {
    header.writeUInt32BE(vendorId, 2)
    header[6] = type
    header[7] = length - 6
  }
  return Buffer.concat([header, raw], length)
}

/**
 * The octets of a datagram that belong to the packet: RFC 2865 §3 says that what exceeds the length field is padding.
 * Throws `packet-too-short`, `packet-too-long` or `length-mismatch`.
 */
export function trimPacket(datagram: Buffer): Buffer {
  if (datagram.length < headerLength) {
    throw new RadiusError('packet-too-short', `${datagram.length} octets received, a RADIUS packet has 20 or more`)
  }
  const length = datagram.readUInt16BE(2)
  if (length < headerLength)
    throw new RadiusError('packet-too-short', `length field says ${length}, at least 20 needed`)
  if (length > maxPacketLength) throw new RadiusError('packet-too-long', `length field says ${length}, at most 4096`)
  if (length > datagram.length) {
    throw new RadiusError('length-mismatch', `length field says ${length}, only ${datagram.length} octets received`)
  }
  return datagram.subarray(0, length)
}

/** Reads a datagram without checking any authenticator (see `verifyRequest`, `verifyResponse`). Throws RadiusError only. */
export function decodePacket(datagram: Buffer): Packet {
  const bytes = trimPacket(datagram)
  const attributes: Attribute[] = []
  for (const { type, value } of walkAttributes(bytes, headerLength)) {
    if (type === vendorSpecific) attributes.push(...decodeVendorSpecific(value))
    else attributes.push(decodeAttribute(0, type, value))
  }
  return { code: bytes.readUInt8(0), identifier: bytes.readUInt8(1), authenticator: bytes.subarray(4, 20), attributes }
}

/** Type, value and offset of each attribute from `start`; throws `attribute-length` on lengths that cannot be. */
export function* walkAttributes(bytes: Buffer, start: number): Generator<{ type: number; value: Buffer; at: number }> {
  for (let at = start; at < bytes.length;) {
    const type = bytes.readUInt8(at)
    const length = at + 1 < bytes.length ? bytes.readUInt8(at + 1) : 0
    if (length < 2 || at + length > bytes.length) {
      const left = bytes.length - at
      throw new RadiusError('attribute-length', `attribute ${type} at octet ${at} says ${length}, ${left} are left`)
    }
    yield { type, value: bytes.subarray(at + 2, at + length), at }
    at += length
  }
}

function decodeAttribute(vendorId: number, type: number, raw: Buffer): Attribute {
  const name = findAttributeName(vendorId, type)
  const value = name === undefined ? raw : decodeValue(definitionOf(name).kind, raw)
  return { name, vendorId, type, value: value ?? raw, raw, isMalformed: value === undefined }
}

// The sub-attribute format is only recommended (RFC 2865 §5.26): what does not follow it stays one raw attribute 26.
function decodeVendorSpecific(value: Buffer): Attribute[] {
  const opaque = [decodeAttribute(0, vendorSpecific, value)]
  if (value.length < 6) return opaque
  const vendorId = value.readUInt32BE(0)
  if (vendorId === 0) return opaque
  try {
    return [...walkAttributes(value, 4)].map((part) => decodeAttribute(vendorId, part.type, part.value))
  } catch (error) {
    if (error instanceof RadiusError) return opaque
    throw error
  }
}

function isNamed<Name extends AttributeName>(
  attribute: Attribute,
  name: Name,
): attribute is Attribute & { readonly name: Name; readonly value: AttributeValue<Name> } {
  return attribute.name === name && !attribute.isMalformed
}

/** All well-formed values of a repeated attribute, in order. */
export function findValues<Name extends AttributeName>(packet: Packet, name: Name): AttributeValue<Name>[] {
  return packet.attributes.filter((attribute) => isNamed(attribute, name)).map(({ value }) => value)
}

/** First well-formed value of an attribute; undefined when absent. */
export function findValue<Name extends AttributeName>(packet: Packet, name: Name): AttributeValue<Name> | undefined {
  return findValues(packet, name)[0]
}

/** An attribute from a table of text, checked: throws `unknown-attribute` or `invalid-value`. */
export function attributeFromText(name: string, text: string): RawAttribute {
  if (!isAttributeName(name)) {
    throw new RadiusError('unknown-attribute', `"${name}" is not in the dictionary; check the spelling, case included`)
  }
  const { type, vendorId = 0 } = definitionOf(name)
  return { type, vendorId, raw: encodeTextValue(name, text) }
}
