import { invoiceRoutes } from './routes-invoices.ts'
import { paymentRoutes } from './routes-payments.ts'
import { runRoutes } from './routes-runs.ts'

export const routes = { ...invoiceRoutes, ...paymentRoutes, ...runRoutes }
