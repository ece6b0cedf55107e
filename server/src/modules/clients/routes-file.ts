import { z } from 'zod'
import { Bytes } from '#kernel/bytes'
import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { addAlert } from './add-alert.ts'
import { addDocument } from './add-document.ts'
import { listAlerts } from './list-alerts.ts'
import { listDocuments } from './list-documents.ts'
import { readDocument } from './read-document.ts'
import { removeAlert } from './remove-alert.ts'
import { removeDocument } from './remove-document.ts'
import * as schemas from './schemas-file.ts'

const largestDocument = 10 * 1_048_576
const Removed = z.object({ removed: z.literal(true) })

export const fileRoutes = {
  'GET /api/clients/:id/documents': route({
    summary: 'Documentos do cliente, do mais novo ao mais antigo',
    permission: 'clients.document.read',
    params: byId,
    query: schemas.DocumentFilter,
    response: schemas.DocumentPage,
    handle: (ctx, { params, query }) => listDocuments(ctx, { clientId: params.id, ...query }),
  }),

  'POST /api/clients/:id/documents': route({
    summary: 'Guarda um documento do cliente: PDF ou imagem de até 10 MB',
    permission: 'clients.document.update',
    status: 201,
    params: byId,
    query: schemas.DocumentUpload,
    body: Bytes,
    bodyLimit: largestDocument,
    response: schemas.Document,
    handle: (ctx, { params, query, body }) => addDocument(ctx, { clientId: params.id, content: body, ...query }),
  }),

  'GET /api/clients/:id/documents/:documentId/file': route({
    summary: 'Baixa um documento do cliente',
    permission: 'clients.document.read',
    isPersonal: true,
    showsWhole: true,
    params: schemas.byClientDocument,
    response: 'file',
    handle: (ctx, { params }) => readDocument(ctx, { clientId: params.id, documentId: params.documentId }),
  }),

  'POST /api/clients/:id/documents/:documentId/removal': route({
    summary: 'Apaga um documento do cliente; o histórico guarda quem, quando e por quê',
    permission: 'clients.document.update',
    params: schemas.byClientDocument,
    body: schemas.DocumentRemoval,
    response: Removed,
    handle: (ctx, { params, body }) =>
      removeDocument(ctx, { clientId: params.id, documentId: params.documentId, ...body }),
  }),

  'GET /api/clients/:id/alerts': route({
    summary: 'Alertas que quem abre o cliente deve ler primeiro',
    permission: 'clients.client.read',
    params: byId,
    response: schemas.AlertList,
    handle: (ctx, { params }) => listAlerts(ctx, { clientId: params.id }),
  }),

  'POST /api/clients/:id/alerts': route({
    summary: 'Põe um alerta no alto da ficha do cliente',
    permission: 'clients.client.update',
    status: 201,
    params: byId,
    body: schemas.NewAlert,
    response: schemas.Alert,
    handle: (ctx, { params, body }) => addAlert(ctx, { clientId: params.id, ...body }),
  }),

  'DELETE /api/clients/:id/alerts/:alertId': route({
    summary: 'Retira um alerta; o histórico o guarda',
    permission: 'clients.client.update',
    params: schemas.byClientAlert,
    response: Removed,
    handle: (ctx, { params }) => removeAlert(ctx, { clientId: params.id, alertId: params.alertId }),
  }),
}
