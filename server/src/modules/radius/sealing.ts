import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Secrets } from '#kernel/secrets'

/**
 * Passwords of logins and secrets of routers: AES-256-CBC and HMAC-SHA-256, which pgcrypto can open too (it has no GCM).
 * `owner` is the row's id: a sealed value copied to another row does not open there. Layout as in migration 0011, `aaa.unseal`.
 */
export function seal(secrets: Secrets, owner: string, text: string): Buffer {
  const { encryption, authentication } = keysOf(secrets)
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-256-cbc', encryption, iv)
  const body = Buffer.concat([Buffer.of(version), iv, cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([body, digest(authentication, owner, body)])
}

/** Throws when the key, the row or the bytes are not the ones that sealed. */
export function unseal(secrets: Secrets, owner: string, sealed: Buffer): string {
  const { encryption, authentication } = keysOf(secrets)
  const body = sealed.subarray(0, -32)
  const isOurs =
    sealed.length > 49 &&
    body[0] === version &&
    timingSafeEqual(digest(authentication, owner, body), sealed.subarray(-32))
  if (!isOurs) throw new Error(`Sealed value of ${owner} does not open with this SECRET_KEY.`)
  const decipher = createDecipheriv('aes-256-cbc', encryption, body.subarray(1, 17))
  return Buffer.concat([decipher.update(body.subarray(17)), decipher.final()]).toString('utf8')
}

/** What FreeRADIUS's connection carries as `aaa.key`: both keys in hexadecimal. */
export function databaseKey(secrets: Secrets): string {
  const { encryption, authentication } = keysOf(secrets)
  return Buffer.concat([encryption, authentication]).toString('hex')
}

const version = 1

const keysOf = (secrets: Secrets) => ({
  encryption: secrets.deriveKey('radius'),
  authentication: secrets.deriveKey('radius authentication'),
})

const digest = (key: Buffer, owner: string, body: Buffer): Buffer =>
  createHmac('sha256', key)
    .update(Buffer.from(owner.replaceAll('-', ''), 'hex'))
    .update(body)
    .digest()
