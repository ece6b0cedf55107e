import type { Screen } from '../screen.ts'

export const accountScreens: readonly Screen[] = [
  { path: '/minha-conta', load: async () => (await import('./account-page.tsx')).AccountPage },
]
