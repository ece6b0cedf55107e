import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Seals device, gateway and subscriber secrets under keys derived from SECRET_KEY, one per purpose. */
export type Secrets = {
  /** AES-256-GCM: `v1` + 12-byte nonce + ciphertext + 16-byte tag, base64. */
  seal: (text: string) => string
  /** Throws when the key or the bytes are not the ones that sealed. */
  unseal: (sealed: string) => string
  /** A 32-byte key for one purpose, for parts that cannot call us (FreeRADIUS's database functions). */
  deriveKey: (purpose: string) => Buffer
  /** Keyed hash, for values that must be compared but not read. */
  digest: (text: string) => Buffer
}

export function createSecrets(secretKey: string): Secrets {
  const deriveKey = (purpose: string) => Buffer.from(hkdfSync('sha256', secretKey, 'open-sgp', purpose, 32))
  const key = deriveKey('seal')
  const digestKey = deriveKey('digest')
  return {
    deriveKey,
    digest: (text) => createHmac('sha256', digestKey).update(text).digest(),
    seal: (text) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.from('v1'), nonce, body, cipher.getAuthTag()]).toString('base64')
    },
    unseal: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64')
      if (bytes.subarray(0, 2).toString() !== 'v1') throw new Error('Sealed value of an unknown version.')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(2, 14))
      decipher.setAuthTag(bytes.subarray(-16))
      return Buffer.concat([decipher.update(bytes.subarray(14, -16)), decipher.final()]).toString('utf8')
    },
  }
}
