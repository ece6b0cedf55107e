import { invoiceRoutes } from './routes-invoices.ts'
import { runRoutes } from './routes-runs.ts'

export const routes = { ...invoiceRoutes, ...runRoutes }
