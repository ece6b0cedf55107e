import type { Screen } from '../screen.ts'

export const systemScreens: readonly Screen[] = [
  { path: '/tarefas', load: async () => (await import('./dead-letters.tsx')).DeadLetterList },
]
