import { z } from 'zod'
import { route } from '#kernel/http'
import { grantToken } from './grant-token.ts'
import { oauthForm } from './oauth-errors.ts'
import { revokeToken } from './revoke-token.ts'
import { PublishedKeys, TokenAnswer, TokenRequest, TokenRevocation } from './schemas-oauth.ts'
import { publishedKeys } from './signing-keys.ts'

/** How programs sign in. */
export const oauthRoutes = {
  'POST /api/oauth/token': route({
    summary: 'OAuth 2.0: entrega tokens (password, refresh_token, client_credentials)',
    permission: 'public',
    acceptsForm: true,
    errorForm: oauthForm,
    body: TokenRequest,
    response: TokenAnswer,
    handle: (ctx, { body }) => grantToken(ctx, body),
  }),

  'POST /api/oauth/revoke': route({
    summary: 'OAuth 2.0: encerra a sessão de um token (RFC 7009)',
    permission: 'public',
    acceptsForm: true,
    errorForm: oauthForm,
    body: TokenRevocation,
    response: z.object({ revoked: z.literal(true) }),
    handle: (ctx, { body }) => revokeToken(ctx, body),
  }),

  'GET /.well-known/jwks.json': route({
    summary: 'Chaves públicas dos tokens de acesso (JWKS)',
    permission: 'public',
    response: PublishedKeys,
    handle: (ctx) => publishedKeys(ctx.db, ctx.now),
  }),
}
