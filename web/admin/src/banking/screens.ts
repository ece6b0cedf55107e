import type { Screen } from '../screen.ts'

export const bankingScreens: readonly Screen[] = [
  { path: '/remessas', load: async () => (await import('./remessas.tsx')).RemessaList },
  { path: '/remessas/nova', load: async () => (await import('./new-remessa.tsx')).NewRemessa },
  { path: '/remessas/$id', load: async () => (await import('./remessa.tsx')).RemessaDetail },
  { path: '/retornos', load: async () => (await import('./retornos.tsx')).RetornoList },
  { path: '/retornos/novo', load: async () => (await import('./import-retornos.tsx')).ImportRetornos },
  { path: '/retornos/problemas', load: async () => (await import('./problem-lines.tsx')).ProblemLines },
  { path: '/retornos/$id', load: async () => (await import('./retorno.tsx')).RetornoDetail },
  { path: '/retornos/$id/linhas', load: async () => (await import('./all-lines.tsx')).AllLines },
  { path: '/recebimentos', load: async () => (await import('./receipts.tsx')).ReceiptList },
  { path: '/boletos/rejeitados', load: async () => (await import('./refused-boletos.tsx')).RefusedBoletos },
]
