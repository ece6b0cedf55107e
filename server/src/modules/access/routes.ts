import { z } from 'zod'
import { route } from '#kernel/http'
import { changePassword } from './change-password.ts'
import { createUser } from './create-user.ts'
import { getSession } from './get-session.ts'
import { logIn } from './log-in.ts'
import { logOut } from './log-out.ts'
import { viewRoutes } from './routes-views.ts'
import { CurrentSession, Login, NewUser, OpenedSession, PasswordChange, User } from './schemas.ts'

export const routes = {
  ...viewRoutes,

  'POST /api/login': route({
    summary: 'Abre uma sessão',
    session: 'open',
    permission: 'public',
    body: Login,
    response: OpenedSession,
    handle: (ctx, { body }) => logIn(ctx, body),
  }),

  'POST /api/logout': route({
    summary: 'Encerra as sessões de quem pede',
    session: 'close',
    permission: 'signed-in',
    response: z.object({ closed: z.literal(true) }),
    handle: (ctx) => logOut(ctx),
  }),

  'GET /api/session': route({
    summary: 'Quem está na sessão, o que pode e por qual empresa age',
    permission: 'signed-in',
    response: CurrentSession,
    handle: (ctx) => getSession(ctx),
  }),

  'POST /api/password': route({
    summary: 'Troca a própria senha',
    permission: 'signed-in',
    body: PasswordChange,
    response: z.object({ changed: z.literal(true) }),
    handle: (ctx, { body }) => changePassword(ctx, body),
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
