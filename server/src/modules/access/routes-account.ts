import { z } from 'zod'
import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { changePassword } from './change-password.ts'
import { choosePassword } from './choose-password.ts'
import { forgotPassword } from './forgot-password.ts'
import { getAccount } from './get-account.ts'
import { listSignIns, revokeOtherSignIns, revokeSignIn } from './list-sign-ins.ts'
import { duties, people } from './realms.ts'
import { PasswordChange } from './schemas.ts'
import { Account, ForgottenPassword, NewPassword, RevokedSessions, SignIns } from './schemas-account.ts'

/** One's own account: password and where one is signed in. */
export const accountRoutes = {
  'GET /api/account': route({
    summary: 'A própria conta: e-mail, senha e segundos fatores',
    permission: 'signed-in',
    realms: people,
    admits: duties,
    response: Account,
    handle: (ctx) => getAccount(ctx),
  }),

  'POST /api/password': route({
    summary: 'Troca a própria senha e encerra as outras sessões',
    permission: 'signed-in',
    realms: people,
    admits: ['password-change'],
    body: PasswordChange,
    response: z.object({ changed: z.literal(true) }),
    handle: (ctx, { body }) => changePassword(ctx, body),
  }),

  'POST /api/password/forgot': route({
    summary: 'Envia por e-mail o endereço para redefinir a senha',
    permission: 'public',
    perMinute: 6,
    status: 202,
    body: ForgottenPassword,
    response: z.object({ accepted: z.literal(true) }),
    handle: (ctx, { body }) => forgotPassword(ctx, body),
  }),

  'POST /api/password/reset': route({
    summary: 'Redefine a senha pelo endereço recebido por e-mail e encerra as sessões',
    permission: 'public',
    perMinute: 20,
    body: NewPassword,
    response: z.object({ changed: z.literal(true) }),
    handle: (ctx, { body }) => choosePassword(ctx, body),
  }),

  'GET /api/account/sessions': route({
    summary: 'Onde a própria pessoa está com sessão aberta',
    permission: 'signed-in',
    realms: people,
    response: SignIns,
    handle: (ctx) => listSignIns(ctx),
  }),

  'POST /api/account/sessions/:id/revoke': route({
    summary: 'Encerra uma das próprias sessões',
    permission: 'signed-in',
    realms: people,
    params: byId,
    response: RevokedSessions,
    handle: (ctx, { params }) => revokeSignIn(ctx, params),
  }),

  'POST /api/account/revoke-other-sessions': route({
    summary: 'Encerra todas as próprias sessões, menos esta',
    permission: 'signed-in',
    realms: people,
    response: RevokedSessions,
    handle: (ctx) => revokeOtherSignIns(ctx),
  }),
}
