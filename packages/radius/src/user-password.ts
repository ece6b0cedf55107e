import { md5 } from './authenticators.ts'
import { RadiusError } from './errors.ts'

/** Hides a PAP password for User-Password (RFC 2865 §5.2): at most 128 octets of UTF-8, padded to blocks of 16. */
export function hideUserPassword(password: string, secret: string, requestAuthenticator: Uint8Array): Buffer {
  const clear = Buffer.from(password, 'utf8')
  if (clear.length > 128) throw new RadiusError('value-too-long', `password of ${clear.length} octets, PAP carries 128`)
  const padded = Buffer.alloc(Math.max(16, Math.ceil(clear.length / 16) * 16))
  padded.set(clear)
  const hidden = Buffer.alloc(padded.length)
  let previous = requestAuthenticator
  for (let at = 0; at < padded.length; at += 16) {
    const block = xor(padded.subarray(at, at + 16), md5(secret, previous))
    hidden.set(block, at)
    previous = block
  }
  return hidden
}

/** Octets of the password behind User-Password, padding removed; undefined when the length cannot be right. */
export function revealUserPassword(
  hidden: Uint8Array,
  secret: string,
  requestAuthenticator: Uint8Array,
): Buffer | undefined {
  if (hidden.length < 16 || hidden.length > 128 || hidden.length % 16 !== 0) return undefined
  const clear = Buffer.alloc(hidden.length)
  let previous = requestAuthenticator
  for (let at = 0; at < hidden.length; at += 16) {
    const block = hidden.subarray(at, at + 16)
    clear.set(xor(block, md5(secret, previous)), at)
    previous = block
  }
  let end = clear.length
  while (end > 0 && clear[end - 1] === 0) end--
  return clear.subarray(0, end)
}

function xor(left: Uint8Array, right: Buffer): Buffer {
  return Buffer.from(left.map((octet, index) => octet ^ right.readUInt8(index)))
}
