import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { tooMany } from '#kernel/errors'
import { accessTokenMs, signAccessToken } from './access-token.ts'
import { forgetFailures, guardLogin } from './guard-login.ts'
import { oauthError } from './oauth-errors.ts'
import { proveClient } from './prove-client.ts'
import { proveCode } from './prove-code.ts'
import { provePassword } from './prove-password.ts'
import { refreshSession } from './refresh-session.ts'
import { requireOpenHours } from './require-open-hours.ts'
import type { TokenAnswer, TokenRequest } from './schemas-oauth.ts'
import type { UserRow } from './store.ts'
import { secondFactorsOf } from './store-factors.ts'
import { deleteOldSessions, insertSession, type Factor } from './store-sessions.ts'
import { insertMachineSession, type LiveKey } from './store-api-clients.ts'
import { insertRefreshToken } from './store-tokens.ts'
import { newToken } from './token.ts'

type Asked = z.output<typeof TokenRequest>
type Answer = z.output<typeof TokenAnswer>

/** A program's sign-in lasts so long at most, however often it is refreshed. */
const sessionMs = 30 * 86_400_000

/** The token endpoint (RFC 6749, 3.2). Throws what `oauthForm` tells as RFC 6749, 5.2. */
export async function grantToken(ctx: Ctx, asked: Asked): Promise<Answer> {
  // What a session may do is data of the database; a token can not ask for less.
  if (asked.scope !== undefined) throw oauthError('invalid_scope', 'Não envie scope: os direitos são os do usuário.')
  if (asked.grant_type === undefined) throw oauthError('invalid_request', 'Falta grant_type.')
  if (asked.grant_type === 'client_credentials') return await byClientCredentials(ctx, asked)
  // RFC 6749, 4.3.2 and 6: a program need not prove itself here, but if it tries, it must.
  const issuedTo = asked.client_secret === undefined ? null : (await proveClient(ctx, asked)).clientId
  if (asked.grant_type === 'password') return await byPassword(ctx, asked, issuedTo)
  if (asked.grant_type === 'refresh_token') return await byRefreshToken(ctx, asked, issuedTo)
  throw oauthError('unsupported_grant_type', 'Use password, refresh_token ou client_credentials.')
}

async function byPassword(
  ctx: Ctx,
  { username, password, otp, audience }: Asked,
  issuedTo: string | null,
): Promise<Answer> {
  if (username === undefined || password === undefined)
    throw oauthError('invalid_request', 'Faltam username e password.')
  const realm = realmOf(audience)
  const user = await provePassword(ctx, { email: username.toLowerCase(), password, realm })
  const factors = await proveFactors(ctx, user, otp)
  await requireOpenHours(ctx, user)
  await forgetFailures(ctx, { email: user.email, realm })
  const expiresAt = new Date(ctx.now.getTime() + sessionMs)
  const refreshToken = newToken()
  const sessionId = await ctx.transaction(async (ctx) => {
    await deleteOldSessions(ctx)
    const id = await insertSession(ctx, { userId: user.id, realm, kind: 'oauth', token: null, factors, expiresAt })
    await insertRefreshToken(ctx, { token: refreshToken, sessionId: id, expiresAt, issuedTo })
    return id
  })
  return answer(await signAccessToken(ctx, { sessionId, subject: user.id, realm }), refreshToken)
}

async function proveFactors(ctx: Ctx, user: UserRow, otp: string | undefined): Promise<Factor[]> {
  const methods = await secondFactorsOf(ctx, user.id)
  if (methods.length === 0) return ['password']
  if (otp === undefined)
    throw oauthError('mfa_required', 'Esta conta pede o segundo fator: envie o código no parâmetro otp.')
  const account = { email: user.email, realm: realmOf(user.realm) }
  const factor = await guardLogin(ctx, account, () => proveCode(ctx, user.id, otp))
  if (factor !== undefined) return ['password', factor]
  throw oauthError('invalid_grant', 'Código do segundo fator incorreto ou já usado.')
}

async function byRefreshToken(ctx: Ctx, { refresh_token: token }: Asked, issuedTo: string | null): Promise<Answer> {
  if (token === undefined) throw oauthError('invalid_request', 'Falta refresh_token.')
  const refreshed = await refreshSession(ctx, { token, issuedTo })
  return answer(await signAccessToken(ctx, refreshed), refreshed.refreshToken)
}

/** RFC 6749, 4.4: no refresh token, the program just asks again. */
async function byClientCredentials(ctx: Ctx, asked: Asked): Promise<Answer> {
  const key = await proveClient(ctx, asked)
  await limitTokens(ctx, key)
  const expiresAt = new Date(ctx.now.getTime() + accessTokenMs)
  const sessionId = await insertMachineSession(ctx, key, expiresAt)
  return answer(await signAccessToken(ctx, { sessionId, subject: key.clientId, realm: 'api' }))
}

/** A token is good for ten minutes: who asks for many keeps none, and each is a session. */
async function limitTokens(ctx: Ctx, { keyId }: LiveKey): Promise<void> {
  const { isAllowed, retryInSeconds } = await ctx.limits.takeOne(
    { key: `token/${keyId}`, limit: 30, windowSeconds: 60 },
    ctx.now,
  )
  if (!isAllowed)
    throw tooMany('Esta chave pede tokens demais: use cada um pelos dez minutos em que vale.', retryInSeconds)
}

const realmOf = (audience = 'staff'): 'staff' | 'technician' | 'subscriber' => {
  if (audience === 'staff' || audience === 'technician' || audience === 'subscriber') return audience
  throw oauthError('invalid_request', 'audience deve ser staff, technician ou subscriber.')
}

const answer = (accessToken: string, refreshToken?: string): Answer => ({
  access_token: accessToken,
  token_type: 'Bearer',
  expires_in: accessTokenMs / 1000,
  ...(refreshToken !== undefined && { refresh_token: refreshToken }),
})
