import { route } from '#kernel/http'
import { listReceiptPoints } from '#modules/administration'
import { listPayments } from './list-payments.ts'
import { PaymentFilter, PaymentPage, ReceiptPoints } from './schemas-payments.ts'

export const paymentRoutes = {
  'GET /api/payments': route({
    summary: 'Lista pagamentos e estornos, os últimos primeiro',
    permission: 'billing.invoice.read',
    query: PaymentFilter,
    response: PaymentPage,
    handle: (ctx, { query }) => listPayments(ctx, query),
  }),

  'GET /api/receipt-points': route({
    summary: 'Os pontos de recebimento, para quem registra e procura pagamentos',
    permission: 'billing.invoice.read',
    response: ReceiptPoints,
    handle: (ctx) => listReceiptPoints(ctx),
  }),
}
