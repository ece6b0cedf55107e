import { timingSafeEqual } from 'node:crypto'
import { md5 } from './authenticators.ts'

/** Value of CHAP-Password (RFC 2865 §5.3, RFC 1994): identifier octet and MD5(identifier, password, challenge). */
export function chapPassword(identifier: number, password: string, challenge: Uint8Array): Buffer {
  const id = Buffer.from([identifier])
  return Buffer.concat([id, md5(id, Buffer.from(password, 'utf8'), challenge)])
}

/** True when a received CHAP-Password was made with `password`. */
export function verifyChapPassword(received: Uint8Array, password: string, challenge: Uint8Array): boolean {
  const identifier = received[0]
  if (identifier === undefined || received.length !== 17) return false
  return timingSafeEqual(chapPassword(identifier, password, challenge), received)
}
