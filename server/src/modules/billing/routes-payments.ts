import { route } from '#kernel/http'
import { listPayments } from './list-payments.ts'
import { PaymentFilter, PaymentPage } from './schemas-payments.ts'

export const paymentRoutes = {
  'GET /api/payments': route({
    summary: 'Lista pagamentos e estornos, os últimos primeiro',
    permission: 'billing.invoice.read',
    query: PaymentFilter,
    response: PaymentPage,
    handle: (ctx, { query }) => listPayments(ctx, query),
  }),
}
