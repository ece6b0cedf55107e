import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { listConsents, recordConsent } from './consents.ts'
import { routesPurposes } from './routes-purposes.ts'
import { changeRequest, listRequests, openRequest } from './requests.ts'
import { listRetention, runRetention } from './run-retention.ts'
import * as schemas from './schemas.ts'

export const routesDesk = {
  ...routesPurposes,

  'GET /api/privacy/people/:id/consents': route({
    summary: 'Consentimentos dados e retirados de um titular, do mais novo ao mais antigo',
    permission: 'privacy.person.read',
    params: byId,
    response: schemas.Consents,
    handle: (ctx, { params }) => listConsents(ctx, { clientId: params.id }),
  }),

  'POST /api/privacy/people/:id/consents': route({
    summary: 'Registra um consentimento dado ou retirado',
    permission: 'privacy.consent.record',
    status: 201,
    params: byId,
    body: schemas.NewConsent,
    response: schemas.Consent,
    handle: (ctx, { params, body }) => recordConsent(ctx, { clientId: params.id, ...body }),
  }),

  'GET /api/privacy/requests': route({
    summary: 'Pedidos de titulares, do mais novo ao mais antigo',
    permission: 'privacy.request.manage',
    query: schemas.RequestFilter,
    response: schemas.RequestPage,
    handle: (ctx, { query }) => listRequests(ctx, query),
  }),

  'POST /api/privacy/requests': route({
    summary: 'Registra o pedido de um titular: vence em 15 dias',
    permission: 'privacy.request.manage',
    status: 201,
    body: schemas.NewRequest,
    response: schemas.Request,
    handle: (ctx, { body }) => openRequest(ctx, body),
  }),

  'PATCH /api/privacy/requests/:id': route({
    summary: 'Anda com o pedido de um titular, ou o responde',
    permission: 'privacy.request.manage',
    params: byId,
    body: schemas.RequestChanges,
    response: schemas.Request,
    handle: (ctx, { params, body }) => changeRequest(ctx, { ...params, ...body }),
  }),

  'GET /api/privacy/retention': route({
    summary: 'Regras de retenção e o que cada execução eliminou',
    permission: 'privacy.retention.run',
    response: schemas.Retention,
    handle: (ctx) => listRetention(ctx),
  }),

  'POST /api/privacy/retention/preview': route({
    summary: 'O que as regras de retenção eliminariam agora (ensaio pelo mesmo caminho)',
    permission: 'privacy.retention.run',
    weight: 'heavy',
    response: schemas.RetentionReport,
    handle: (ctx) => ctx.rehearse(runRetention),
  }),

  'POST /api/privacy/retention/run': route({
    summary: 'Executa agora as regras de retenção',
    permission: 'privacy.retention.run',
    weight: 'heavy',
    response: schemas.RetentionReport,
    handle: (ctx) => runRetention(ctx),
  }),
}
