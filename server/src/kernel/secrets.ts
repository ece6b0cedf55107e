import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { dataKeyOf, type KeyRing, openKeyRing } from './data-keys.ts'
import type { Db } from './db.ts'
import { createMaster, type Master } from './master-key.ts'

/** Seals what must be kept and read again: device, gateway, mail and subscriber secrets. */
export type Secrets = {
  /** AES-256-GCM under the data key in use: `v2` + 16 bytes of its id + 12-byte nonce + ciphertext + 16-byte tag, base64. */
  seal: (text: string) => string
  /** Throws when the key or the bytes are not the ones that sealed. Values of before data keys (`v1`) open too. */
  unseal: (sealed: string) => string
  /** A 32-byte key for one purpose, for parts that cannot call us (FreeRADIUS's database functions). Changing SECRET_KEY leaves it as it is. */
  deriveKey: (purpose: string) => Buffer
  /** Keyed hash, for values that must be compared but not read. */
  digest: (text: string) => Buffer
  /** Keys of SECRET_KEY itself: what is signed with them is proven without any database. */
  master: Master
}

/** Opens the installation's keys with SECRET_KEY; the first start makes them. Throws ConfigError for another installation's SECRET_KEY. */
export const openSecrets = async (db: Db, secretKey: string): Promise<Secrets> =>
  createSecrets(await openKeyRing(db, secretKey), createMaster(secretKey))

export function createSecrets(ring: KeyRing, master: Master): Secrets {
  const deriveKey = (purpose: string) => Buffer.from(hkdfSync('sha256', ring.root, 'open-sgp', purpose, 32))
  const digestKey = deriveKey('digest')
  return {
    master,
    deriveKey,
    digest: (text) => createHmac('sha256', digestKey).update(text).digest(),
    seal: (text) => {
      const id = ring.currentId()
      return encrypt(dataKeyOf(ring.root, id), headOf(id), text)
    },
    unseal: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64')
      const version = bytes.subarray(0, 2).toString()
      if (version === 'v1') return decrypt(deriveKey('seal'), bytes.subarray(2))
      if (version !== 'v2') throw new Error('Sealed value of an unknown version.')
      const head = bytes.subarray(0, headLength)
      return decrypt(dataKeyOf(ring.root, idIn(head)), bytes.subarray(headLength), head)
    },
  }
}

/** How every text begins that a key sealed: 18 bytes are 24 letters of base64, without a remainder. */
export const sealedPrefix = (keyId: string): string => headOf(keyId).toString('base64')

const headLength = 18
const headOf = (keyId: string) => Buffer.concat([Buffer.from('v2'), Buffer.from(keyId.replaceAll('-', ''), 'hex')])
const idIn = (head: Buffer): string =>
  head
    .subarray(2)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

function encrypt(key: Buffer, head: Buffer, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(head)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([head, nonce, body, cipher.getAuthTag()]).toString('base64')
}

function decrypt(key: Buffer, bytes: Buffer, head?: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
  if (head) decipher.setAAD(head)
  decipher.setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8')
}
