import type { Screen } from '../screen.ts'

export const radiusScreens: readonly Screen[] = [
  { path: '/conexoes', load: async () => (await import('./open-sessions.tsx')).OpenSessionList },
  { path: '/logins', load: async () => (await import('./logins.tsx')).LoginList },
  { path: '/concentradores', load: async () => (await import('./nas.tsx')).NasList },
]
