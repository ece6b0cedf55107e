import type { Screen } from '../screen.ts'

export const cashScreens: readonly Screen[] = [
  { path: '/caixa', load: async () => (await import('./cash.tsx')).CashPosition },
  { path: '/caixa/pagamentos', load: async () => (await import('./payments.tsx')).PaymentList },
]
