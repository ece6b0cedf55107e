import type { Screen } from '../screen.ts'

export const clientScreens: readonly Screen[] = [
  { path: '/clientes', load: async () => (await import('./list.tsx')).ClientList },
]
