import type { Screen } from '../screen.ts'

export const systemScreens: readonly Screen[] = [
  { path: '/tarefas', load: async () => (await import('./jobs.tsx')).JobsPage },
  { path: '/tarefas/$id', load: async () => (await import('./dead-letter.tsx')).DeadLetterDetail },
]
