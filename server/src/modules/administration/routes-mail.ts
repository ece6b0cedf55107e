import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { changeMailServer, createMailServer } from './keep-mail-server.ts'
import { getMailServer, listMailServers, withUsage } from './list-mail-servers.ts'
import * as schemas from './schemas-mail.ts'
import { testMailServer } from './test-mail-server.ts'

export const mailRoutes = {
  'GET /api/mail-servers': route({
    summary: 'Servidores de e-mail, na ordem em que são usados',
    permission: 'administration.mail.read',
    query: schemas.MailServerFilter,
    response: schemas.MailServerPage,
    handle: (ctx, { query }) => listMailServers(ctx, query),
  }),

  'POST /api/mail-servers': route({
    summary: 'Cadastra um servidor de e-mail',
    permission: 'administration.mail.update',
    status: 201,
    body: schemas.NewMailServer,
    response: schemas.MailServer,
    handle: async (ctx, { body }) => await withUsage(ctx, await createMailServer(ctx, body)),
  }),

  'GET /api/mail-servers/:id': route({
    summary: 'Um servidor de e-mail',
    permission: 'administration.mail.read',
    params: byId,
    response: schemas.MailServer,
    handle: (ctx, { params }) => getMailServer(ctx, params),
  }),

  'PATCH /api/mail-servers/:id': route({
    summary: 'Altera um servidor de e-mail',
    permission: 'administration.mail.update',
    params: byId,
    body: schemas.MailServerChanges,
    response: schemas.MailServer,
    handle: async (ctx, { params, body }) => await withUsage(ctx, await changeMailServer(ctx, { ...params, ...body })),
  }),

  'POST /api/mail-servers/:id/test': route({
    summary: 'Envia de verdade uma mensagem de teste e responde o que o servidor disse',
    permission: 'administration.mail.update',
    params: byId,
    body: schemas.MailTest,
    response: schemas.MailReceipt,
    handle: (ctx, { params, body }) => testMailServer(ctx, { ...params, ...body }),
  }),
}
