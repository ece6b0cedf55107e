import type { Screen } from '../screen.ts'

export const radiusScreens: readonly Screen[] = [
  { path: '/conexoes', load: async () => (await import('./open-sessions.tsx')).OpenSessionList },
  { path: '/logins', load: async () => (await import('./logins.tsx')).LoginList },
  { path: '/logins/novo', load: async () => (await import('./new-login.tsx')).NewLogin },
  { path: '/logins/$id', load: async () => (await import('./login.tsx')).LoginDetail },
  { path: '/logins/$id/alterar', load: async () => (await import('./edit-login.tsx')).EditLogin },
  { path: '/concentradores', load: async () => (await import('./nas-list.tsx')).NasList },
  { path: '/concentradores/novo', load: async () => (await import('./nas-forms.tsx')).NewNas },
  { path: '/concentradores/$id', load: async () => (await import('./nas.tsx')).NasDetail },
  { path: '/concentradores/$id/alterar', load: async () => (await import('./nas-forms.tsx')).EditNas },
  { path: '/rede', load: async () => (await import('./network-log.tsx')).NetworkLog },
  { path: '/rede/quem-usava', load: async () => (await import('./address-holders.tsx')).AddressHolders },
]
