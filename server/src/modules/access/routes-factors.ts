import { z } from 'zod'
import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { beginTotp, confirmTotpCode, removeTotp } from './enrol-totp.ts'
import { makeRecoveryCodes } from './make-recovery-codes.ts'
import { people } from './realms.ts'
import { resetSecondFactor } from './reset-second-factor.ts'
import { NewRecoveryCodes, NewTotp, PasswordAndCode, PendingTotp, RecoveryCodes, TotpProof } from './schemas-factors.ts'

/** Second factors; enrolling one is what is still open to a person whose role asks for a second factor. */
export const factorRoutes = {
  'POST /api/account/totp': route({
    summary: 'Gera o segredo (e o código QR) de um aplicativo de códigos',
    permission: 'signed-in',
    realms: people,
    admits: ['second-factor-enrolment'],
    status: 201,
    body: NewTotp,
    response: PendingTotp,
    handle: (ctx, { body }) => beginTotp(ctx, body),
  }),

  'POST /api/account/totp/confirm': route({
    summary: 'Confirma o aplicativo por um código e entrega os códigos de recuperação',
    permission: 'signed-in',
    realms: people,
    admits: ['second-factor-enrolment'],
    body: TotpProof,
    response: RecoveryCodes,
    handle: (ctx, { body }) => confirmTotpCode(ctx, body),
  }),

  'POST /api/account/totp/remove': route({
    summary: 'Remove o aplicativo de códigos, com senha e código',
    permission: 'signed-in',
    realms: people,
    body: PasswordAndCode,
    response: z.object({ removed: z.literal(true) }),
    handle: (ctx, { body }) => removeTotp(ctx, body),
  }),

  'POST /api/account/recovery-codes': route({
    summary: 'Gera novos códigos de recuperação no lugar dos antigos',
    permission: 'signed-in',
    realms: people,
    body: NewRecoveryCodes,
    response: RecoveryCodes,
    handle: (ctx, { body }) => makeRecoveryCodes(ctx, body),
  }),

  'POST /api/users/:id/reset-second-factor': route({
    summary: 'Remove os segundos fatores de quem os perdeu',
    permission: 'access.user.update',
    params: byId,
    response: z.object({ reset: z.literal(true) }),
    handle: (ctx, { params }) => resetSecondFactor(ctx, params),
  }),
}
