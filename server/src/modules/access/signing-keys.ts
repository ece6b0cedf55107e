import { calculateJwkThumbprint, exportJWK, exportPKCS8, generateKeyPair, importPKCS8, type CryptoKey } from 'jose'
import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import type { Db } from '#kernel/db'
import { accessTokenMs } from './access-token.ts'
import {
  deleteRetiredKeys,
  findCurrentKey,
  findPublicKeys,
  insertSigningKey,
  retireSigningKey,
} from './store-tokens.ts'

/** RFC 8037: an Ed25519 public key. */
const PublicKey = z.object({ kty: z.literal('OKP'), crv: z.string(), x: z.string() })

/** The key that signs access tokens now; the first one is made when it is first asked for. */
export async function currentKey(ctx: Ctx): Promise<{ kid: string; key: CryptoKey }> {
  for (;;) {
    const row = await findCurrentKey(ctx)
    if (row) return { kid: row.kid, key: await importPKCS8(ctx.secrets.unseal(row.privateKeySealed), 'EdDSA') }
    await makeKey(ctx)
  }
}

async function makeKey(ctx: Ctx): Promise<string> {
  const pair = await generateKeyPair('EdDSA', { extractable: true })
  const publicKey = PublicKey.parse(await exportJWK(pair.publicKey))
  const kid = await calculateJwkThumbprint(publicKey)
  await insertSigningKey(ctx, {
    kid,
    publicKey,
    privateKeySealed: ctx.secrets.seal(await exportPKCS8(pair.privateKey)),
  })
  return kid
}

/** Public keys (RFC 7517) of all access tokens that may still live at `now`. */
export async function publishedKeys(db: Db, now: Date) {
  const rows = await findPublicKeys(db, new Date(now.getTime() - accessTokenMs))
  return {
    keys: rows.map(({ kid, publicKey }) => ({ ...PublicKey.parse(publicKey), kid, use: 'sig', alg: 'EdDSA' as const })),
  }
}

/**
 * Puts a new key in the place of the one that signs, if that one is older than `olderThanMs`. Tokens of the old one are good until they
 * expire, or with `forgetOld` no more from now on: for a key that was seen by others. Gives the new key's id, undefined if none was due.
 */
export const rotateSigningKey = (
  ctx: Ctx,
  { olderThanMs = 0, forgetOld = false }: { olderThanMs?: number; forgetOld?: boolean } = {},
): Promise<string | undefined> =>
  ctx.transaction(async (ctx) => {
    const isDue = await retireSigningKey(ctx, new Date(ctx.now.getTime() - olderThanMs))
    await deleteRetiredKeys(ctx, forgetOld ? ctx.now : new Date(ctx.now.getTime() - 2 * accessTokenMs))
    return isDue ? await makeKey(ctx) : undefined
  })
