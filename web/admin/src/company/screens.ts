import type { Screen } from '../screen.ts'

export const companyScreens: readonly Screen[] = [
  { path: '/empresa', load: async () => (await import('./company.tsx')).CompanyPage },
  { path: '/empresa/nova', load: async () => (await import('./new-company.tsx')).NewCompany },
  { path: '/empresa/alterar', load: async () => (await import('./edit-company.tsx')).EditCompany },
  { path: '/empresa/portadores/novo', load: async () => (await import('./new-account.tsx')).NewAccount },
  { path: '/empresa/portadores/$id', load: async () => (await import('./edit-account.tsx')).EditAccount },
]
