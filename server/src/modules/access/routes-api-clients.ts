import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import {
  changeApiClient,
  createApiClient,
  getApiClient,
  issueKey,
  listApiClients,
  revokeApiClient,
  revokeKey,
} from './manage-api-clients.ts'
import * as schemas from './schemas-api-clients.ts'

/** Programs and their keys. A program makes no programs. */
export const apiClientRoutes = {
  'GET /api/api-clients': route({
    summary: 'Lista clientes de API',
    permission: 'access.api-client.read',
    query: schemas.ApiClientFilter,
    response: schemas.ApiClientPage,
    handle: (ctx, { query }) => listApiClients(ctx, query),
  }),

  'GET /api/grantable-permissions': route({
    summary: 'As permissões que quem pede pode dar a um cliente de API',
    permission: 'access.api-client.read',
    response: schemas.GrantablePermissions,
    handle: async ({ actor, catalogue }) => ({
      items: Object.entries(catalogue)
        .filter(([name]) => actor.permissions.has(name))
        .map(([name, text]) => ({ name, text })),
    }),
  }),

  'GET /api/api-clients/:id': route({
    summary: 'Um cliente de API com suas chaves',
    permission: 'access.api-client.read',
    params: byId,
    response: schemas.ApiClientFile,
    handle: (ctx, { params }) => getApiClient(ctx, params),
  }),

  'POST /api/api-clients': route({
    summary: 'Cadastra um cliente de API',
    permission: 'access.api-client.update',
    realms: ['staff'],
    status: 201,
    body: schemas.NewApiClient,
    response: schemas.ApiClientFile,
    handle: (ctx, { body }) => createApiClient(ctx, body),
  }),

  'PATCH /api/api-clients/:id': route({
    summary: 'Altera um cliente de API',
    permission: 'access.api-client.update',
    realms: ['staff'],
    params: byId,
    body: schemas.ApiClientChanges,
    response: schemas.ApiClientFile,
    handle: (ctx, { params, body }) => changeApiClient(ctx, { ...params, ...body }),
  }),

  'POST /api/api-clients/:id/revoke': route({
    summary: 'Revoga um cliente de API com todas as suas chaves',
    permission: 'access.api-client.update',
    realms: ['staff'],
    params: byId,
    response: schemas.ApiClientFile,
    handle: (ctx, { params }) => revokeApiClient(ctx, params),
  }),

  'POST /api/api-clients/:id/keys': route({
    summary: 'Cria uma chave de API, mostrada só nesta resposta',
    permission: 'access.api-client.update',
    realms: ['staff'],
    status: 201,
    params: byId,
    body: schemas.NewApiKey,
    response: schemas.IssuedApiKey,
    handle: (ctx, { params, body }) => issueKey(ctx, { ...params, ...body }),
  }),

  'POST /api/api-clients/:id/keys/:keyId/revoke': route({
    summary: 'Revoga uma chave de API',
    permission: 'access.api-client.update',
    realms: ['staff'],
    params: schemas.keyOfClient,
    response: schemas.ApiClientFile,
    handle: (ctx, { params }) => revokeKey(ctx, params),
  }),
}
