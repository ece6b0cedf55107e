import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { adjustInvoice } from './adjust-invoice.ts'
import { cancelInvoice } from './cancel-invoice.ts'
import { getInvoice } from './get-invoice.ts'
import { getStatement } from './get-statement.ts'
import { grantCredit } from './grant-credit.ts'
import { judgeCredit, judgeDiscount, judgeReversal, judgeWriteOff } from './judge-decisions.ts'
import { issueInvoice } from './issue-invoice.ts'
import { getInvoiceLink } from './link-invoices.ts'
import { listInvoices } from './list-invoices.ts'
import { payWithCredit } from './pay-with-credit.ts'
import { quoteInvoice } from './quote-invoice.ts'
import { registerReceipt } from './register-receipt.ts'
import { renewLink } from './renew-link.ts'
import { reversePayment } from './reverse-payment.ts'
import * as schemas from './schemas.ts'

export const invoiceRoutes = {
  'GET /api/invoices': route({
    summary: 'Lista títulos por vencimento',
    permission: 'billing.invoice.read',
    query: schemas.InvoiceFilter,
    response: schemas.InvoicePage,
    handle: (ctx, { query }) => listInvoices(ctx, query),
  }),

  'POST /api/invoices': route({
    summary: 'Emite um título avulso',
    permission: 'billing.invoice.issue',
    status: 201,
    body: schemas.NewInvoice,
    response: schemas.Invoice,
    handle: (ctx, { body }) => issueInvoice(ctx, body),
  }),

  'GET /api/invoices/:id': route({
    summary: 'Um título com itens, ajustes, pagamentos e o valor de hoje',
    permission: 'billing.invoice.read',
    params: byId,
    response: schemas.Invoice,
    handle: (ctx, { params }) => getInvoice(ctx, params),
  }),

  'GET /api/invoices/:id/quote': route({
    summary: 'Quanto custa pagar o título num dia',
    permission: 'billing.invoice.read',
    params: byId,
    query: schemas.QuoteQuery,
    response: schemas.Quote,
    handle: (ctx, { params, query }) => quoteInvoice(ctx, { invoiceId: params.id, on: query.on }),
  }),

  'POST /api/invoices/:id/adjustments': route({
    summary: 'Acréscimo ou desconto num título em aberto',
    permission: 'billing.invoice.adjust',
    status: 201,
    params: byId,
    body: schemas.NewAdjustment,
    response: schemas.Invoice,
    approval: (ctx, { params, body }) => judgeDiscount(ctx, { id: params.id, ...body }),
    handle: (ctx, { params, body }) => adjustInvoice(ctx, { invoiceId: params.id, ...body }),
  }),

  'POST /api/invoices/:id/cancellation': route({
    summary: 'Cancela um título em aberto',
    permission: 'billing.invoice.cancel',
    params: byId,
    body: schemas.InvoiceCancellation,
    response: schemas.Invoice,
    approval: (ctx, { params }) => judgeWriteOff(ctx, params),
    handle: (ctx, { params, body }) => cancelInvoice(ctx, { invoiceId: params.id, ...body }),
  }),

  'POST /api/invoices/:id/payments': route({
    summary: 'Registra um pagamento recebido no balcão',
    permission: 'billing.payment.register',
    status: 201,
    params: byId,
    body: schemas.NewReceipt,
    response: schemas.RegisteredPayment,
    handle: (ctx, { params, body }) => registerReceipt(ctx, { invoiceId: params.id, ...body }),
  }),

  'POST /api/invoices/:id/credit': route({
    summary: 'Paga um título em aberto com o crédito do cliente',
    permission: 'billing.payment.register',
    status: 201,
    params: byId,
    body: schemas.CreditUse,
    response: schemas.RegisteredPayment,
    handle: (ctx, { params, body }) => payWithCredit(ctx, { invoiceId: params.id, ...body }),
  }),

  'POST /api/payments/:id/reversal': route({
    summary: 'Estorna um pagamento',
    permission: 'billing.payment.reverse',
    status: 201,
    params: byId,
    body: schemas.PaymentReversal,
    response: schemas.Payment,
    approval: (ctx, { params }) => judgeReversal(ctx, params),
    handle: (ctx, { params, body }) => reversePayment(ctx, { paymentId: params.id, ...body }),
  }),

  'GET /api/clients/:id/statement': route({
    summary: 'Extrato do cliente: dívida, crédito e cada movimento',
    permission: 'billing.invoice.read',
    params: byId,
    query: schemas.PageFilter,
    response: schemas.Statement,
    handle: (ctx, { params, query }) => getStatement(ctx, { clientId: params.id, ...query }),
  }),

  'POST /api/clients/:id/credits': route({
    summary: 'Concede crédito a um cliente',
    permission: 'billing.credit.grant',
    status: 201,
    params: byId,
    body: schemas.NewCredit,
    response: schemas.CreditBalance,
    approval: (ctx, { params, body }) => judgeCredit(ctx, { id: params.id, ...body }),
    handle: (ctx, { params, body }) => grantCredit(ctx, { clientId: params.id, ...body }),
  }),

  'GET /api/invoices/:id/link': route({
    summary: 'O endereço público de um título: quem o tem vê e paga sem senha',
    permission: 'billing.invoice.read',
    params: byId,
    response: schemas.InvoiceLink,
    handle: (ctx, { params }) => getInvoiceLink(ctx, params),
  }),

  'POST /api/invoices/:id/link': route({
    summary: 'Dá a um título um endereço público novo; o anterior deixa de abrir',
    permission: 'billing.link.renew',
    params: byId,
    response: schemas.InvoiceLink,
    handle: (ctx, { params }) => renewLink(ctx, params),
  }),
}
