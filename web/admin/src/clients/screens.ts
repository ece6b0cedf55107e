import type { Screen } from '../screen.ts'

export const clientScreens: readonly Screen[] = [
  { path: '/clientes', load: async () => (await import('./list.tsx')).ClientList },
  { path: '/clientes/novo', load: async () => (await import('./new.tsx')).NewClient },
  { path: '/clientes/$id', load: async () => (await import('./detail.tsx')).ClientDetail },
  { path: '/clientes/$id/alterar', load: async () => (await import('./edit.tsx')).EditClient },
]
