import { z } from 'zod'
import { route } from '#kernel/http'
import { changePassword } from './change-password.ts'
import { createUser } from './create-user.ts'
import { getSession } from './get-session.ts'
import { logIn } from './log-in.ts'
import { logOut } from './log-out.ts'
import { viewRoutes } from './routes-views.ts'
import { CurrentSession, Login, LogoutQuery, NewUser, OpenedSession, PasswordChange, User } from './schemas.ts'

/** Whoever has an account of their own. */
const people = ['staff', 'technician', 'subscriber'] as const
const everyone = [...people, 'api'] as const
const duties = ['password-change', 'second-factor-enrolment'] as const

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
    summary: 'Encerra a sessão de quem pede, ou todas as da pessoa',
    session: 'close',
    permission: 'signed-in',
    realms: everyone,
    admits: duties,
    query: LogoutQuery,
    response: z.object({ closed: z.literal(true) }),
    handle: (ctx, { query }) => logOut(ctx, query),
  }),

  'GET /api/session': route({
    summary: 'Quem está na sessão, o que pode e por qual empresa age',
    permission: 'signed-in',
    realms: people,
    admits: duties,
    response: CurrentSession,
    handle: (ctx) => getSession(ctx),
  }),

  'POST /api/password': route({
    summary: 'Troca a própria senha',
    permission: 'signed-in',
    realms: people,
    admits: ['password-change'],
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
