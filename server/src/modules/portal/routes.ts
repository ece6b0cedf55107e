import { route } from '#kernel/http'
import { buildBoletoPdf } from '#modules/banking'
import { findLinkedInvoice } from '#modules/billing'
import * as schemas from './schemas.ts'
import { showGarden } from './show-garden.ts'
import { showInvoice } from './show-invoice.ts'
import { unlockGarden } from './unlock-garden.ts'

export const routes = {
  'GET /api/portal/invoices/:token': route({
    summary: 'Uma fatura por seu endereço público, sem senha',
    permission: 'public',
    perMinute: 60,
    params: schemas.ByToken,
    response: schemas.PublicInvoice,
    handle: (ctx, { params }) => showInvoice(ctx, params),
  }),

  'GET /api/portal/invoices/:token/boleto.pdf': route({
    summary: 'O boleto de uma fatura em PDF, por seu endereço público',
    permission: 'public',
    perMinute: 20,
    params: schemas.ByToken,
    response: 'file',
    handle: async (visitor, { params }) => {
      const { ctx, id } = await findLinkedInvoice(visitor, params)
      return await buildBoletoPdf(ctx, { invoiceIds: [id], format: 'boleto' })
    },
  }),

  'GET /api/portal/garden': route({
    summary: 'A página de aviso de quem vem pela conexão de um assinante',
    permission: 'public',
    perMinute: 60,
    response: schemas.Garden,
    handle: (ctx) => showGarden(ctx),
  }),

  'POST /api/portal/garden/unlock': route({
    summary: 'Desbloqueio de confiança pedido na página de aviso',
    permission: 'public',
    perMinute: 10,
    fromOwnPage: true,
    response: schemas.GardenUnlock,
    handle: (ctx) => unlockGarden(ctx),
  }),
}
