import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { findAddressHolders } from './find-address-holders.ts'
import { listAccessAttempts } from './list-access-attempts.ts'
import { listAccountingRejects } from './list-accounting-rejects.ts'
import { listAuthLog } from './list-auth-log.ts'
import { listClosedSessions } from './list-closed-sessions.ts'
import { listOpenSessions } from './list-open-sessions.ts'
import { requestDisconnect } from './request-disconnect.ts'
import * as schemas from './schemas.ts'
import * as logs from './schemas-log.ts'

export const sessionRoutes = {
  'GET /api/open-sessions': route({
    summary: 'Quem está conectado agora',
    permission: 'radius.session.read',
    query: schemas.OpenSessionFilter,
    response: schemas.OpenSessionPage,
    handle: (ctx, { query }) => listOpenSessions(ctx, query),
  }),

  'POST /api/open-sessions/:id/disconnect': route({
    summary: 'Pede ao concentrador que derrube uma conexão',
    permission: 'radius.session.disconnect',
    status: 202,
    params: byId,
    body: schemas.Disconnection,
    response: schemas.DisconnectionRequest,
    handle: (ctx, { params, body }) => requestDisconnect(ctx, { ...params, ...body }),
  }),

  'GET /api/closed-sessions': route({
    summary: 'Conexões encerradas',
    permission: 'radius.session.read',
    query: schemas.ClosedSessionFilter,
    response: schemas.ClosedSessionPage,
    handle: (ctx, { query }) => listClosedSessions(ctx, query),
  }),

  'POST /api/address-queries': route({
    summary: 'Quem usava um endereço IP num instante; a consulta fica registrada',
    permission: 'radius.address.query',
    body: logs.AddressQuery,
    response: logs.AddressHolders,
    handle: (ctx, { body }) => findAddressHolders(ctx, body),
  }),

  'GET /api/auth-log': route({
    summary: 'Autenticações aceitas e negadas',
    permission: 'radius.log.read',
    query: logs.AuthLogFilter,
    response: logs.AuthLogPage,
    handle: (ctx, { query }) => listAuthLog(ctx, query),
  }),

  'GET /api/access-attempts': route({
    summary: 'O que foi pedido aos concentradores e o que responderam',
    permission: 'radius.log.read',
    query: logs.AccessAttemptFilter,
    response: logs.AccessAttemptPage,
    handle: (ctx, { query }) => listAccessAttempts(ctx, query),
  }),

  'GET /api/accounting-rejects': route({
    summary: 'Registros de conexão que não puderam ser gravados',
    permission: 'radius.log.read',
    query: logs.AccountingRejectFilter,
    response: logs.AccountingRejectPage,
    handle: (ctx, { query }) => listAccountingRejects(ctx, query),
  }),
}
