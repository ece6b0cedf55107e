import { z } from 'zod'
import { route } from '#kernel/http'
import { byId, Id } from '#kernel/values'
import { assignRole, unassignRole } from './assign-role.ts'
import { changeRole, removeRole } from './change-role.ts'
import { changeUser, deactivateUser, reactivateUser } from './change-user.ts'
import { copyRole, createRole } from './create-role.ts'
import { getUserRights } from './get-user-rights.ts'
import { listPermissions } from './list-permissions.ts'
import { getRole, listRoles } from './list-roles.ts'
import { getUser, listUsers } from './list-users.ts'
import * as schemas from './schemas-roles.ts'

export const roleRoutes = {
  'GET /api/permissions': route({
    summary: 'Todas as permissões, por módulo',
    permission: 'access.role.read',
    response: schemas.Catalogue,
    handle: async (ctx) => listPermissions(ctx),
  }),

  'GET /api/roles': route({
    summary: 'Lista perfis: os do sistema e os da empresa',
    permission: 'access.role.read',
    query: schemas.RoleFilter,
    response: schemas.RolePage,
    handle: (ctx, { query }) => listRoles(ctx, query),
  }),

  'GET /api/roles/:id': route({
    summary: 'Um perfil',
    permission: 'access.role.read',
    params: byId,
    response: schemas.Role,
    handle: (ctx, { params }) => getRole(ctx, params),
  }),

  'POST /api/roles': route({
    summary: 'Cadastra um perfil da empresa',
    permission: 'access.role.update',
    status: 201,
    body: schemas.NewRole,
    response: schemas.Role,
    handle: (ctx, { body }) => createRole(ctx, body),
  }),

  'POST /api/roles/:id/copy': route({
    summary: 'Copia um perfil para um que se pode alterar',
    permission: 'access.role.update',
    status: 201,
    params: byId,
    body: schemas.RoleCopy,
    response: schemas.Role,
    handle: (ctx, { params, body }) => copyRole(ctx, { ...params, ...body }),
  }),

  'PATCH /api/roles/:id': route({
    summary: 'Altera um perfil da empresa',
    permission: 'access.role.update',
    params: byId,
    body: schemas.RoleChanges,
    response: schemas.Role,
    handle: (ctx, { params, body }) => changeRole(ctx, { ...params, ...body }),
  }),

  'DELETE /api/roles/:id': route({
    summary: 'Exclui um perfil que ninguém teve',
    permission: 'access.role.update',
    params: byId,
    response: z.object({ deleted: z.literal(true) }),
    handle: (ctx, { params }) => removeRole(ctx, params),
  }),

  'GET /api/users': route({
    summary: 'Lista usuários da empresa',
    permission: 'access.user.read',
    query: schemas.UserFilter,
    response: schemas.StaffUserPage,
    handle: (ctx, { query }) => listUsers(ctx, query),
  }),

  'GET /api/users/:id': route({
    summary: 'Um usuário com os perfis que tem nesta empresa',
    permission: 'access.user.read',
    params: byId,
    response: schemas.StaffUserDetail,
    handle: (ctx, { params }) => getUser(ctx, params),
  }),

  'GET /api/users/:id/rights': route({
    summary: 'O que um usuário pode nesta empresa, e por quê',
    permission: 'access.user.read',
    params: byId,
    response: schemas.UserRights,
    handle: (ctx, { params }) => getUserRights(ctx, params),
  }),

  'PATCH /api/users/:id': route({
    summary: 'Altera nome e permissões diretas de um usuário',
    permission: 'access.user.update',
    params: byId,
    body: schemas.UserChanges,
    response: schemas.StaffUserDetail,
    handle: (ctx, { params, body }) => changeUser(ctx, { ...params, ...body }),
  }),

  'POST /api/users/:id/deactivation': route({
    summary: 'Desativa um usuário e encerra suas sessões',
    permission: 'access.user.update',
    params: byId,
    response: schemas.StaffUserDetail,
    handle: (ctx, { params }) => deactivateUser(ctx, params),
  }),

  'POST /api/users/:id/reactivation': route({
    summary: 'Reativa um usuário com os perfis que tinha',
    permission: 'access.user.update',
    params: byId,
    response: schemas.StaffUserDetail,
    handle: (ctx, { params }) => reactivateUser(ctx, params),
  }),

  'POST /api/users/:id/roles': route({
    summary: 'Dá um perfil a um usuário',
    permission: 'access.role.assign',
    status: 201,
    params: byId,
    body: schemas.NewAssignment,
    response: schemas.StaffUserDetail,
    handle: (ctx, { params, body }) => assignRole(ctx, { ...params, ...body }),
  }),

  'POST /api/users/:id/elevations': route({
    summary: 'Dá um perfil a um usuário por um tempo',
    permission: 'access.role.assign',
    status: 201,
    params: byId,
    body: schemas.NewElevation,
    response: schemas.StaffUserDetail,
    handle: (ctx, { params, body }) => assignRole(ctx, { ...params, ...body }),
  }),

  'DELETE /api/users/:id/roles/:assignmentId': route({
    summary: 'Retira um perfil de um usuário',
    permission: 'access.role.assign',
    params: byId.extend({ assignmentId: Id }),
    response: schemas.StaffUserDetail,
    handle: (ctx, { params }) => unassignRole(ctx, params),
  }),
}
