import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { readAccessToken } from './access-token.ts'
import { oauthError } from './oauth-errors.ts'
import { proveClient } from './prove-client.ts'
import type { TokenRevocation } from './schemas-oauth.ts'
import { endSession } from './store-sessions.ts'
import { findRefreshToken, findTokenClient } from './store-tokens.ts'

/**
 * RFC 7009: ends the session of a refresh or access token. What is unknown is answered like what was ended; a program that proves
 * itself ends only what was issued to it.
 */
export async function revokeToken(
  ctx: Ctx,
  { token, ...shown }: z.output<typeof TokenRevocation>,
): Promise<{ revoked: true }> {
  const client = shown.client_secret === undefined ? undefined : await proveClient(ctx, shown)
  if (token === undefined) throw oauthError('invalid_request', 'Falta token.')
  const sessionId = token.includes('.')
    ? (await readAccessToken(ctx, token, ctx.now))?.sessionId
    : (await findRefreshToken(ctx, token))?.sessionId
  if (sessionId === undefined) return { revoked: true }
  if (client && (await findTokenClient(ctx, sessionId)) !== client.clientId)
    throw oauthError('unauthorized_client', 'Este token não foi entregue a este cliente de API.')
  await endSession(ctx, sessionId, 'logout')
  return { revoked: true }
}
