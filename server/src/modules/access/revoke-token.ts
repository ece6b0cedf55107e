import type { Ctx } from '#kernel/context'
import { readAccessToken } from './access-token.ts'
import { oauthError } from './oauth-errors.ts'
import { endSession } from './store-sessions.ts'
import { findRefreshToken } from './store-tokens.ts'

/** RFC 7009: ends the session of a refresh or access token. What is unknown is answered like what was ended. */
export async function revokeToken(ctx: Ctx, { token }: { token?: string | undefined }): Promise<{ revoked: true }> {
  if (token === undefined) throw oauthError('invalid_request', 'Falta token.')
  const sessionId = token.includes('.')
    ? (await readAccessToken(ctx, token, ctx.now))?.sessionId
    : (await findRefreshToken(ctx, token))?.sessionId
  if (sessionId !== undefined) await endSession(ctx, sessionId, 'logout')
  return { revoked: true }
}
