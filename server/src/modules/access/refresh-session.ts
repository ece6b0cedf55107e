import type { Ctx } from '#kernel/context'
import type { Realm } from '#kernel/rights'
import { oauthError } from './oauth-errors.ts'
import { endSession, findLiveSession } from './store-sessions.ts'
import { findRefreshToken, insertRefreshToken, takeRefreshToken } from './store-tokens.ts'
import { newToken } from './token.ts'

export type Refreshed = { sessionId: string; subject: string; realm: Realm; refreshToken: string }

/**
 * Exchanges a refresh token for the next of its family. One that comes a second time ends the whole family at once, without a grace
 * for retries: of two who hold the same token one is a thief, and nobody can tell which (RFC 9700, 4.14.2).
 */
export async function refreshSession(
  ctx: Ctx,
  { token, issuedTo }: { token: string; issuedTo: string | null },
): Promise<Refreshed> {
  const refreshed = await ctx.transaction(async (ctx) => {
    const sessionId = await takeRefreshToken(ctx, { token, issuedTo })
    const session = sessionId && (await findLiveSession(ctx, sessionId))
    if (!session) return undefined
    const refreshToken = newToken()
    await insertRefreshToken(ctx, {
      token: refreshToken,
      sessionId: session.id,
      expiresAt: session.expiresAt,
      issuedTo,
    })
    return { sessionId: session.id, subject: session.userId, realm: session.realm, refreshToken }
  })
  if (refreshed) return refreshed
  const known = await findRefreshToken(ctx, token)
  if (known && known.usedAt !== null && (await endSession(ctx, known.sessionId, 'token-reused')))
    ctx.log.warn(
      { sessionId: known.sessionId, address: ctx.address },
      'refresh token came twice, its session was ended',
    )
  throw oauthError('invalid_grant', 'O refresh token não vale mais. Entre de novo.')
}
