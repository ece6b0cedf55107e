import type { ResponseOf } from '#kit'

const modules: Record<string, string> = {
  access: 'Usuários e permissões',
  administration: 'Administração',
  audit: 'Auditoria',
  backups: 'Cópias de segurança',
  banking: 'Bancos',
  billing: 'Faturamento e títulos',
  clients: 'Clientes',
  company: 'Empresa',
  contracts: 'Contratos',
  dunning: 'Cobrança',
  plans: 'Planos',
  privacy: 'Privacidade (LGPD)',
  radius: 'Rede e acessos',
  reports: 'Painel e relatórios',
  setup: 'Instalação',
  system: 'Sistema',
  webhooks: 'Webhooks',
}

export const moduleName = (module: string): string => modules[module] ?? module

const days = ['seg', 'ter', 'qua', 'qui', 'sex', 'sáb', 'dom']
export const weekdayOptions = days.map((label, index) => ({ value: String(index + 1), label }))

type Hours = ResponseOf<'GET /api/roles/:id'>['signInHours']

/** `seg a sex`, or the days one by one, with the hours. */
export const sayHours = (hours: Hours): string =>
  hours === null
    ? 'Sempre'
    : `${hours.weekdays.map((day) => days[day - 1] ?? '').join(', ')}, das ${hours.from} às ${hours.until}`
