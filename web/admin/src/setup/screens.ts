import type { Screen } from '../screen.ts'

export const setupScreens: readonly Screen[] = [
  { path: '/configuracao-inicial', load: async () => (await import('./setup.tsx')).Setup },
]
