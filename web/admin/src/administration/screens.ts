import type { Screen } from '../screen.ts'

const at = (path: string) => `/administracao/${path}`

export const administrationScreens: readonly Screen[] = [
  { path: at('configuracoes'), load: async () => (await import('./settings.tsx')).Settings },
  { path: at('configuracoes/$key'), load: async () => (await import('./settings.tsx')).EditSetting },
  { path: at('email'), load: async () => (await import('./mail-servers.tsx')).MailServers },
  { path: at('email/novo'), load: async () => (await import('./mail-servers.tsx')).NewMailServer },
  { path: at('email/$id'), load: async () => (await import('./mail-servers.tsx')).EditMailServer },
  { path: at('locais'), load: async () => (await import('./sites.tsx')).Sites },
  { path: at('locais/novo'), load: async () => (await import('./sites.tsx')).NewSite },
  { path: at('locais/$id'), load: async () => (await import('./sites.tsx')).EditSite },
  { path: at('funcionarios'), load: async () => (await import('./employees.tsx')).Employees },
  { path: at('funcionarios/novo'), load: async () => (await import('./employees.tsx')).NewEmployee },
  { path: at('funcionarios/$id'), load: async () => (await import('./employees.tsx')).EditEmployee },
  { path: at('feriados'), load: async () => (await import('./holidays.tsx')).Holidays },
  { path: at('numeracoes'), load: async () => (await import('./sequences.tsx')).Sequences },
  { path: '/avisos', load: async () => (await import('./notifications.tsx')).Notifications },
]
