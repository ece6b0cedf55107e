import { z } from 'zod'
import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { addAddress } from './add-address.ts'
import { addContact } from './add-contact.ts'
import { appendHistory } from './append-history.ts'
import { changeAddress } from './change-address.ts'
import { changeClient } from './change-client.ts'
import { changeContact } from './change-contact.ts'
import { createClient } from './create-client.ts'
import { getClientFile } from './get-client.ts'
import { listClients } from './list-clients.ts'
import { listHistory } from './list-history.ts'
import { removeContact } from './remove-contact.ts'
import { fileRoutes } from './routes-file.ts'
import * as schemas from './schemas.ts'

export const routes = {
  ...fileRoutes,

  'GET /api/clients': route({
    summary: 'Lista e procura clientes',
    permission: 'clients.client.read',
    query: schemas.ClientFilter,
    response: schemas.ClientPage,
    handle: (ctx, { query }) => listClients(ctx, query),
  }),

  'POST /api/clients': route({
    summary: 'Cadastra um cliente',
    permission: 'clients.client.create',
    status: 201,
    body: schemas.NewClient,
    response: schemas.ClientFile,
    handle: (ctx, { body }) => ctx.transaction(async (ctx) => await getClientFile(ctx, await createClient(ctx, body))),
  }),

  'GET /api/clients/:id': route({
    summary: 'Um cliente com endereços e contatos',
    permission: 'clients.client.read',
    params: byId,
    response: schemas.ClientFile,
    handle: (ctx, { params }) => getClientFile(ctx, params),
  }),

  'PATCH /api/clients/:id': route({
    summary: 'Altera um cliente',
    permission: 'clients.client.update',
    params: byId,
    body: schemas.ClientChanges,
    response: schemas.Client,
    handle: (ctx, { params, body }) => changeClient(ctx, { ...params, ...body }),
  }),

  'POST /api/clients/:id/addresses': route({
    summary: 'Inclui um endereço',
    permission: 'clients.client.update',
    status: 201,
    params: byId,
    body: schemas.NewAddress,
    response: schemas.Address,
    handle: (ctx, { params, body }) => addAddress(ctx, { clientId: params.id, ...body }),
  }),

  'PATCH /api/clients/:id/addresses/:addressId': route({
    summary: 'Altera um endereço',
    permission: 'clients.client.update',
    params: schemas.byClientAddress,
    body: schemas.AddressChanges,
    response: schemas.Address,
    handle: (ctx, { params, body }) =>
      changeAddress(ctx, { clientId: params.id, addressId: params.addressId, ...body }),
  }),

  'POST /api/clients/:id/contacts': route({
    summary: 'Inclui um contato',
    permission: 'clients.client.update',
    status: 201,
    params: byId,
    body: schemas.NewContact,
    response: schemas.Contact,
    handle: (ctx, { params, body }) => addContact(ctx, { clientId: params.id, ...body }),
  }),

  'PATCH /api/clients/:id/contacts/:contactId': route({
    summary: 'Altera um contato ou suas autorizações',
    permission: 'clients.client.update',
    params: schemas.byClientContact,
    body: schemas.ContactChanges,
    response: schemas.Contact,
    handle: (ctx, { params, body }) =>
      changeContact(ctx, { clientId: params.id, contactId: params.contactId, ...body }),
  }),

  'DELETE /api/clients/:id/contacts/:contactId': route({
    summary: 'Remove um contato',
    permission: 'clients.client.update',
    params: schemas.byClientContact,
    response: z.object({ removed: z.literal(true) }),
    handle: (ctx, { params }) => removeContact(ctx, { clientId: params.id, contactId: params.contactId }),
  }),

  'GET /api/clients/:id/history': route({
    summary: 'Linha do tempo do cliente, do mais novo ao mais antigo',
    permission: 'clients.client.read',
    params: byId,
    query: schemas.HistoryFilter,
    response: schemas.HistoryPage,
    handle: (ctx, { params, query }) => listHistory(ctx, { clientId: params.id, ...query }),
  }),

  'POST /api/clients/:id/history': route({
    summary: 'Anota algo na linha do tempo',
    permission: 'clients.client.update',
    status: 201,
    params: byId,
    body: schemas.HistoryNote,
    response: schemas.HistoryEntry,
    handle: async (ctx, { params, body }) =>
      schemas.HistoryEntry.parse(await appendHistory(ctx, { clientId: params.id, kind: 'note', ...body })),
  }),
}
