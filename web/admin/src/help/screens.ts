import type { Screen } from '../screen.ts'

export const helpScreens: readonly Screen[] = [
  { path: '/ajuda', load: async () => (await import('./manual-page.tsx')).ManualPage },
  { path: '/ajuda/$page', load: async () => (await import('./manual-page.tsx')).ManualPage },
]
