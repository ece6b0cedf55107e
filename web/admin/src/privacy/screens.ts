import type { Screen } from '../screen.ts'

export const privacyScreens: readonly Screen[] = [
  { path: '/privacidade', load: async () => (await import('./desk.tsx')).PrivacyDesk },
  { path: '/privacidade/titulares/$id', load: async () => (await import('./person.tsx')).PersonPage },
  { path: '/privacidade/equipe/$id', load: async () => (await import('./staff-person.tsx')).StaffPersonPage },
]
