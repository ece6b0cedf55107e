import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { packetCode } from './codes.ts'
import { RadiusError } from './errors.ts'
import { headerLength, trimPacket, walkAttributes } from './packet.ts'

const messageAuthenticatorType = 80
const zeros = Buffer.alloc(16)

/** MD5 over all parts: the only digest of RADIUS (RFC 2865). */
export function md5(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('md5')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/**
 * Signs, in place, a request whose authenticator is a digest: Accounting (RFC 2866 §3), CoA and Disconnect (RFC 5176 §2.3).
 * An unsigned Message-Authenticator (16 zeros) is filled first, over a zero authenticator.
 */
export function signDigestRequest(bytes: Buffer, secret: string): Buffer {
  bytes.set(zeros, 4)
  fillMessageAuthenticator(bytes, secret)
  bytes.set(md5(bytes, secret), 4)
  return bytes
}

/** Fills, in place, the Message-Authenticator of an Access-Request, whose own authenticator is random (RFC 3579 §3.2). */
export function signAccessRequest(bytes: Buffer, secret: string): Buffer {
  fillMessageAuthenticator(bytes, secret)
  return bytes
}

/** Signs, in place, an answer to the request with `requestAuthenticator` (RFC 2865 §3). */
export function signResponse(bytes: Buffer, requestAuthenticator: Uint8Array, secret: string): Buffer {
  bytes.set(requestAuthenticator, 4)
  fillMessageAuthenticator(bytes, secret)
  bytes.set(md5(bytes, secret), 4)
  return bytes
}

/**
 * True when a received request carries the right digests: the request authenticator of Accounting, CoA and Disconnect,
 * and the Message-Authenticator of any, when present. `requireMessageAuthenticator` refuses its absence (CVE-2024-3596).
 */
export function verifyRequest(
  datagram: Buffer,
  secret: string,
  { requireMessageAuthenticator = false }: { requireMessageAuthenticator?: boolean } = {},
): boolean {
  const bytes = trimOrUndefined(datagram)
  if (!bytes) return false
  const code = bytes.readUInt8(0)
  if (code === packetCode.accessRequest || code === packetCode.statusServer) {
    return hasValidMessageAuthenticator(bytes, secret, requireMessageAuthenticator)
  }
  const unsigned = Buffer.from(bytes)
  unsigned.set(zeros, 4)
  if (!timingSafeEqual(md5(unsigned, secret), bytes.subarray(4, headerLength))) return false
  return hasValidMessageAuthenticator(unsigned, secret, requireMessageAuthenticator)
}

/** True when a received answer was made by a holder of the secret for the request with `requestAuthenticator`. */
export function verifyResponse(
  datagram: Buffer,
  requestAuthenticator: Uint8Array,
  secret: string,
  { requireMessageAuthenticator = false }: { requireMessageAuthenticator?: boolean } = {},
): boolean {
  const bytes = trimOrUndefined(datagram)
  if (!bytes) return false
  const unsigned = Buffer.from(bytes)
  unsigned.set(requestAuthenticator, 4)
  if (!timingSafeEqual(md5(unsigned, secret), bytes.subarray(4, headerLength))) return false
  return hasValidMessageAuthenticator(unsigned, secret, requireMessageAuthenticator)
}

function trimOrUndefined(datagram: Buffer): Buffer | undefined {
  try {
    return trimPacket(datagram)
  } catch (error) {
    if (error instanceof RadiusError) return undefined
    throw error
  }
}

function fillMessageAuthenticator(bytes: Buffer, secret: string): void {
  const at = findMessageAuthenticator(bytes)
  if (at === undefined) return
  bytes.set(zeros, at)
  bytes.set(createHmac('md5', secret).update(bytes).digest(), at)
}

// `bytes` holds the authenticator that the HMAC covers; RFC 3579 §3.2 allows one Message-Authenticator of 16 octets.
function hasValidMessageAuthenticator(bytes: Buffer, secret: string, isRequired: boolean): boolean {
  try {
    const at = findMessageAuthenticator(bytes)
    if (at === undefined) return !isRequired
    const received = Buffer.from(bytes.subarray(at, at + 16))
    const blank = Buffer.from(bytes)
    blank.set(zeros, at)
    return timingSafeEqual(createHmac('md5', secret).update(blank).digest(), received)
  } catch (error) {
    if (error instanceof RadiusError) return false
    throw error
  }
}

function findMessageAuthenticator(bytes: Buffer): number | undefined {
  let found: number | undefined
  for (const { type, value, at } of walkAttributes(bytes, headerLength)) {
    if (type !== messageAuthenticatorType) continue
    if (value.length !== 16 || found !== undefined) {
      throw new RadiusError('attribute-length', 'Message-Authenticator must occur once and have 16 octets')
    }
    found = at + 2
  }
  return found
}
