import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { assignReceipt } from './assign-receipt.ts'
import { bankFileRoutes } from './bank-file-routes.ts'
import { boletoRoutes } from './boleto-routes.ts'
import { listReceipts } from './list-receipts.ts'
import { receivePix } from './receive-pix.ts'
import * as schemas from './schemas.ts'

export const routes = {
  ...boletoRoutes,
  ...bankFileRoutes,

  'POST /api/pix-receipts': route({
    summary: 'Registra um Pix recebido',
    permission: 'banking.pix.receive',
    body: schemas.PixReceipt,
    response: schemas.ReceivedPix,
    handle: (ctx, { body }) => receivePix(ctx, body),
  }),

  'GET /api/unmatched-receipts': route({
    summary: 'Recebimentos sem título nosso, à espera de destino',
    permission: 'banking.retorno.read',
    query: schemas.ReceiptFilter,
    response: schemas.ReceiptPage,
    handle: (ctx, { query }) => listReceipts(ctx, query),
  }),

  'POST /api/unmatched-receipts/:id/assign': route({
    summary: 'Dá a um título, ou como crédito a um cliente, um recebimento que veio sem título',
    permission: 'banking.receipt.assign',
    params: byId,
    body: schemas.ReceiptAssignment,
    response: schemas.AssignedReceipt,
    handle: (ctx, { params, body }) => assignReceipt(ctx, { receiptId: params.id, ...body }),
  }),
}
