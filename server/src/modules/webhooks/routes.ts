import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { getDelivery, listDeliveries, replayDeliveries, replayDelivery } from './manage-deliveries.ts'
import {
  changeEndpoint,
  createEndpoint,
  getEndpoint,
  listEndpoints,
  rotateSecret,
  sendTest,
} from './manage-endpoints.ts'
import { catalogue } from './rules/catalogue.ts'
import * as schemas from './schemas.ts'

/** What they send is of the whole company: who reaches a part of it neither reads nor directs it. */
export const routes = {
  'GET /api/webhook-events': route({
    summary: 'Os tipos de evento que um webhook pode pedir',
    permission: 'webhooks.endpoint.read',
    response: schemas.EventKinds,
    handle: async () => ({
      items: Object.entries(catalogue)
        .filter(([, { fact }]) => fact !== null)
        .map(([type, { summary }]) => ({ type, summary })),
    }),
  }),

  'GET /api/webhooks': route({
    summary: 'Lista webhooks',
    permission: 'webhooks.endpoint.read',
    isOfCompany: true,
    query: schemas.EndpointFilter,
    response: schemas.EndpointPage,
    handle: (ctx, { query }) => listEndpoints(ctx, query),
  }),

  'GET /api/webhooks/:id': route({
    summary: 'Um webhook',
    permission: 'webhooks.endpoint.read',
    isOfCompany: true,
    params: byId,
    response: schemas.Endpoint,
    handle: (ctx, { params }) => getEndpoint(ctx, params),
  }),

  'POST /api/webhooks': route({
    summary: 'Cadastra um webhook; o segredo é mostrado só nesta resposta',
    permission: 'webhooks.endpoint.update',
    isOfCompany: true,
    status: 201,
    body: schemas.NewEndpoint,
    response: schemas.EndpointWithSecret,
    handle: (ctx, { body }) => createEndpoint(ctx, body),
  }),

  'PATCH /api/webhooks/:id': route({
    summary: 'Altera, ativa ou desativa um webhook',
    permission: 'webhooks.endpoint.update',
    isOfCompany: true,
    params: byId,
    body: schemas.EndpointChanges,
    response: schemas.Endpoint,
    handle: (ctx, { params, body }) => changeEndpoint(ctx, { ...params, ...body }),
  }),

  'POST /api/webhooks/:id/secret': route({
    summary: 'Troca o segredo de um webhook; o anterior também assina por 24 horas',
    permission: 'webhooks.endpoint.update',
    isOfCompany: true,
    params: byId,
    response: schemas.EndpointWithSecret,
    handle: (ctx, { params }) => rotateSecret(ctx, params),
  }),

  'POST /api/webhooks/:id/test': route({
    summary: 'Envia uma mensagem de teste a um webhook',
    permission: 'webhooks.endpoint.update',
    isOfCompany: true,
    params: byId,
    response: schemas.Endpoint,
    handle: (ctx, { params }) => sendTest(ctx, params),
  }),

  'POST /api/webhooks/:id/replay': route({
    summary: 'Reenvia tudo o que um webhook recebeu ou perdeu desde um instante',
    permission: 'webhooks.delivery.replay',
    isOfCompany: true,
    weight: 'heavy',
    params: byId,
    body: schemas.Replay,
    response: schemas.Replayed,
    handle: (ctx, { params, body }) => replayDeliveries(ctx, { ...params, ...body }),
  }),

  'GET /api/webhooks/:id/deliveries': route({
    summary: 'As entregas de um webhook',
    permission: 'webhooks.endpoint.read',
    isOfCompany: true,
    params: byId,
    query: schemas.DeliveryFilter,
    response: schemas.DeliveryPage,
    handle: (ctx, { params, query }) => listDeliveries(ctx, { ...params, ...query }),
  }),

  'GET /api/webhook-deliveries/:id': route({
    summary: 'Uma entrega: o que foi enviado e cada tentativa',
    permission: 'webhooks.endpoint.read',
    isOfCompany: true,
    params: byId,
    response: schemas.DeliveryFile,
    handle: (ctx, { params }) => getDelivery(ctx, params),
  }),

  'POST /api/webhook-deliveries/:id/replay': route({
    summary: 'Reenvia uma entrega',
    permission: 'webhooks.delivery.replay',
    isOfCompany: true,
    params: byId,
    response: schemas.Replayed,
    handle: (ctx, { params }) => replayDelivery(ctx, params),
  }),
}
