import { createLocalJWKSet, errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import type { Db } from '#kernel/db'
import type { Realm } from '#kernel/rights'
import { currentKey, publishedKeys } from './signing-keys.ts'

/** How long an access token is good for. */
export const accessTokenMs = 600_000

const realms: Realm[] = ['staff', 'technician', 'subscriber', 'api']
const Claims = z.object({ sid: z.uuid(), aud: z.enum(['staff', 'technician', 'subscriber', 'api']) })

/** Who signs: the public address, so that tokens of one installation mean nothing to another. */
const issuerOf = ({ publicUrl }: { publicUrl: string | null }): string => publicUrl ?? 'urn:open-sgp'

/** Signs an access token (RFC 9068) of ten minutes. It names the session and carries no rights. */
export async function signAccessToken(
  ctx: Ctx,
  { sessionId, subject, realm }: { sessionId: string; subject: string; realm: Realm },
): Promise<string> {
  const { kid, key } = await currentKey(ctx)
  const now = Math.floor(ctx.now.getTime() / 1000)
  return await new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'at+jwt' })
    .setIssuer(issuerOf(ctx))
    .setSubject(subject)
    .setAudience(realm)
    .setIssuedAt(now)
    .setExpirationTime(now + accessTokenMs / 1000)
    .sign(key)
}

/** The session that a good access token names. Undefined: not ours, expired, or signed by a key that is gone. */
export async function readAccessToken(
  at: { db: Db; publicUrl: string | null },
  token: string,
  now: Date,
): Promise<{ sessionId: string; realm: Realm } | undefined> {
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet(await publishedKeys(at.db, now)), {
      algorithms: ['EdDSA'],
      issuer: issuerOf(at),
      audience: realms,
      typ: 'at+jwt',
      requiredClaims: ['sid', 'sub', 'iat', 'exp'],
      currentDate: now,
    })
    const claims = Claims.safeParse(payload)
    return claims.success ? { sessionId: claims.data.sid, realm: claims.data.aud } : undefined
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined
    throw error
  }
}
