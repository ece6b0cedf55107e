import type { Screen } from '../screen.ts'

export const contractScreens: readonly Screen[] = [
  { path: '/contratos', load: async () => (await import('./list.tsx')).ContractList },
  { path: '/contratos/novo', load: async () => (await import('./new.tsx')).NewContract },
  { path: '/contratos/novo/$clientId', load: async () => (await import('./new.tsx')).NewContract },
  { path: '/contratos/$id', load: async () => (await import('./detail.tsx')).ContractDetail },
  { path: '/contratos/$id/venda', load: async () => (await import('./new-finish.tsx')).FinishSale },
]
