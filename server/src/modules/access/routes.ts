import { z } from 'zod'
import { route } from '#kernel/http'
import { createUser } from './create-user.ts'
import { getSession } from './get-session.ts'
import { finishLogIn } from './finish-log-in.ts'
import { logIn } from './log-in.ts'
import { logOut } from './log-out.ts'
import { duties, everyone, people } from './realms.ts'
import { accountRoutes } from './routes-account.ts'
import { approvalRoutes } from './routes-approvals.ts'
import { apiClientRoutes } from './routes-api-clients.ts'
import { factorRoutes } from './routes-factors.ts'
import { oauthRoutes } from './routes-oauth.ts'
import { passkeyRoutes } from './routes-passkeys.ts'
import { roleRoutes } from './routes-roles.ts'
import { viewRoutes } from './routes-views.ts'
import { CurrentSession, Login, NewUser, OpenedSession, User } from './schemas.ts'
import { SecondFactorLogin } from './schemas-factors.ts'

export const routes = {
  ...viewRoutes,
  ...accountRoutes,
  ...factorRoutes,
  ...oauthRoutes,
  ...passkeyRoutes,
  ...approvalRoutes,
  ...roleRoutes,
  ...apiClientRoutes,

  'POST /api/login': route({
    summary: 'Abre uma sessão',
    session: 'open',
    permission: 'public',
    body: Login,
    response: OpenedSession,
    handle: (ctx, { body }) => logIn(ctx, body),
  }),

  'POST /api/login/second-factor': route({
    summary: 'Conclui a entrada com o segundo fator',
    session: 'open',
    permission: 'public',
    body: SecondFactorLogin,
    response: OpenedSession,
    handle: (ctx, { body }) => finishLogIn(ctx, body),
  }),

  'POST /api/logout': route({
    summary: 'Encerra a sessão de quem pede',
    session: 'close',
    permission: 'signed-in',
    realms: everyone,
    admits: duties,
    response: z.object({ closed: z.literal(true) }),
    handle: (ctx) => logOut(ctx),
  }),

  'POST /api/logout/everywhere': route({
    summary: 'Encerra todas as sessões da pessoa',
    session: 'close',
    permission: 'signed-in',
    realms: people,
    admits: duties,
    response: z.object({ closed: z.literal(true) }),
    handle: (ctx) => logOut(ctx, { everywhere: true }),
  }),

  'GET /api/session': route({
    summary: 'Quem está na sessão, o que pode e por qual empresa age',
    permission: 'signed-in',
    realms: people,
    admits: duties,
    response: CurrentSession,
    handle: (ctx) => getSession(ctx),
  }),

  'POST /api/users': route({
    summary: 'Cadastra um usuário',
    permission: 'access.user.create',
    status: 201,
    body: NewUser,
    response: User,
    handle: (ctx, { body }) => createUser(ctx, body),
  }),
}
