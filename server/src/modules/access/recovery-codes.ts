import { createHash, randomBytes } from 'node:crypto'
import type { Ctx } from '#kernel/context'
import { replaceRecoveryCodes } from './store-factors.ts'

const count = 10
/** Without the letters and digits that people mistake for each other (Crockford's base32). */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** 80 random bits: too many to be guessed from a copy of their hashes. */
const newCode = (): string =>
  [...randomBytes(16)].map((byte, index) => `${index > 0 && index % 4 === 0 ? '-' : ''}${alphabet[byte % 32]}`).join('')

export const hashRecoveryCode = (userId: string, code: string): Buffer =>
  createHash('sha256')
    .update(`${userId}:${plain(code)}`)
    .digest()

/** A code as people type it: hyphens and case do not matter, o is 0, i and l are 1. */
const plain = (code: string): string =>
  code
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1')

/** Ten new codes in the place of all earlier ones; this is the only time that they are known. */
export async function renewRecoveryCodes(ctx: Ctx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: count }, newCode)
  await replaceRecoveryCodes(
    ctx,
    userId,
    codes.map((code) => hashRecoveryCode(userId, code)),
  )
  return codes
}
