import type { Screen } from '../screen.ts'

export const administrationScreens: readonly Screen[] = [
  { path: '/administracao/configuracoes', load: async () => (await import('./settings.tsx')).Settings },
  { path: '/administracao/configuracoes/$key', load: async () => (await import('./settings.tsx')).EditSetting },
  {
    path: '/parametros-financeiros',
    load: async () => (await import('./financial-parameters.tsx')).FinancialParameters,
  },
  { path: '/administracao/email', load: async () => (await import('./mail-servers.tsx')).MailServers },
  { path: '/administracao/email/novo', load: async () => (await import('./mail-servers.tsx')).NewMailServer },
  { path: '/administracao/email/$id', load: async () => (await import('./mail-servers.tsx')).EditMailServer },
  { path: '/administracao/locais', load: async () => (await import('./sites.tsx')).Sites },
  { path: '/administracao/locais/novo', load: async () => (await import('./sites.tsx')).NewSite },
  { path: '/administracao/locais/$id', load: async () => (await import('./sites.tsx')).EditSite },
  { path: '/administracao/funcionarios', load: async () => (await import('./employees.tsx')).Employees },
  { path: '/administracao/funcionarios/novo', load: async () => (await import('./employees.tsx')).NewEmployee },
  { path: '/administracao/funcionarios/$id', load: async () => (await import('./employees.tsx')).EditEmployee },
  { path: '/administracao/feriados', load: async () => (await import('./holidays.tsx')).Holidays },
  { path: '/administracao/numeracoes', load: async () => (await import('./sequences.tsx')).Sequences },
  { path: '/avisos', load: async () => (await import('./notifications.tsx')).Notifications },
]
