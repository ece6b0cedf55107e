import { z } from 'zod'
import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { changeLogin } from './change-login.ts'
import { changeLoginPassword } from './change-login-password.ts'
import { changeNas } from './change-nas.ts'
import { createLogin } from './create-login.ts'
import { createNas } from './create-nas.ts'
import { deleteLogin } from './delete-login.ts'
import { getLogin } from './get-login.ts'
import { getNas } from './get-nas.ts'
import { listLogins } from './list-logins.ts'
import { listNas } from './list-nas.ts'
import { rotateNasSecret } from './rotate-nas-secret.ts'
import { sessionRoutes } from './routes-sessions.ts'
import * as schemas from './schemas.ts'

export const routes = {
  'GET /api/nas': route({
    summary: 'Lista concentradores',
    permission: 'radius.nas.read',
    query: schemas.NasFilter,
    response: schemas.NasPage,
    handle: (ctx, { query }) => listNas(ctx, query),
  }),

  'POST /api/nas': route({
    summary: 'Cadastra um concentrador; o segredo só aparece nesta resposta',
    permission: 'radius.nas.create',
    status: 201,
    body: schemas.NewNas,
    response: schemas.NasWithSecret,
    handle: (ctx, { body }) => createNas(ctx, body),
  }),

  'GET /api/nas/:id': route({
    summary: 'Um concentrador',
    permission: 'radius.nas.read',
    params: byId,
    response: schemas.Nas,
    handle: (ctx, { params }) => getNas(ctx, params),
  }),

  'PATCH /api/nas/:id': route({
    summary: 'Altera um concentrador',
    permission: 'radius.nas.update',
    params: byId,
    body: schemas.NasChanges,
    response: schemas.Nas,
    handle: (ctx, { params, body }) => changeNas(ctx, { ...params, ...body }),
  }),

  'POST /api/nas/:id/secret': route({
    summary: 'Troca o segredo de um concentrador; o novo só aparece nesta resposta',
    permission: 'radius.nas.update',
    params: byId,
    body: schemas.NewSecret,
    response: schemas.NasWithSecret,
    handle: (ctx, { params, body }) => rotateNasSecret(ctx, { ...params, ...body }),
  }),

  'GET /api/logins': route({
    summary: 'Lista acessos PPPoE',
    permission: 'radius.login.read',
    query: schemas.LoginFilter,
    response: schemas.LoginPage,
    handle: (ctx, { query }) => listLogins(ctx, query),
  }),

  'POST /api/logins': route({
    summary: 'Cadastra um acesso PPPoE; a senha só aparece nesta resposta',
    permission: 'radius.login.create',
    status: 201,
    body: schemas.NewLogin,
    response: schemas.LoginWithPassword,
    handle: (ctx, { body }) => createLogin(ctx, body),
  }),

  'GET /api/logins/:id': route({
    summary: 'Um acesso PPPoE',
    permission: 'radius.login.read',
    params: byId,
    response: schemas.LoginFile,
    handle: (ctx, { params }) => getLogin(ctx, params),
  }),

  'PATCH /api/logins/:id': route({
    summary: 'Altera, renomeia ou desativa um acesso PPPoE',
    permission: 'radius.login.update',
    params: byId,
    body: schemas.LoginChanges,
    response: schemas.LoginAccount,
    handle: (ctx, { params, body }) => changeLogin(ctx, { ...params, ...body }),
  }),

  'POST /api/logins/:id/password': route({
    summary: 'Troca a senha de um acesso; a nova só aparece nesta resposta',
    permission: 'radius.login.update',
    params: byId,
    body: schemas.NewPassword,
    response: schemas.LoginWithPassword,
    handle: (ctx, { params, body }) => changeLoginPassword(ctx, { ...params, ...body }),
  }),

  'DELETE /api/logins/:id': route({
    summary: 'Exclui um acesso e derruba sua conexão',
    permission: 'radius.login.delete',
    params: byId,
    response: z.object({ deleted: z.literal(true) }),
    handle: (ctx, { params }) => deleteLogin(ctx, params),
  }),

  ...sessionRoutes,
}
