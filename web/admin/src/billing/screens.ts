import type { Screen } from '../screen.ts'

export const billingScreens: readonly Screen[] = [
  { path: '/titulos', load: async () => (await import('./list.tsx')).InvoiceList },
  { path: '/titulos/novo', load: async () => (await import('./new.tsx')).NewInvoice },
  { path: '/titulos/novo/$clientId', load: async () => (await import('./new.tsx')).NewInvoice },
  { path: '/titulos/$id', load: async () => (await import('./detail.tsx')).InvoiceDetail },
  { path: '/faturamento', load: async () => (await import('./run.tsx')).BillingRun },
  { path: '/faturamento/sem-titulo', load: async () => (await import('./unbilled.tsx')).UnbilledContracts },
  { path: '/faturamento/$id', load: async () => (await import('./run-detail.tsx')).BillingRunDetail },
  { path: '/faturamento/conferencia', load: async () => (await import('./reconciliation.tsx')).Reconciliation },
]
