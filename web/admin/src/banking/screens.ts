import type { Screen } from '../screen.ts'

export const bankingScreens: readonly Screen[] = [
  { path: '/remessas', load: async () => (await import('./remessas.tsx')).RemessaList },
  { path: '/retornos', load: async () => (await import('./retornos.tsx')).RetornoList },
]
