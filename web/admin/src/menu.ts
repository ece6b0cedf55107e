import {
  IconAdjustments,
  IconApi,
  IconBuilding,
  IconBuildingBank,
  IconChecks,
  IconKey,
  IconUserShield,
  IconCalendarEvent,
  IconCash,
  IconCashBanknote,
  IconFileInvoice,
  IconHistory,
  IconIdBadge2,
  IconLayoutDashboard,
  IconListNumbers,
  IconMail,
  IconMailExclamation,
  IconMapPin,
  IconNetwork,
  IconPackage,
  IconReceiptTax,
  IconRobot,
  IconRouter,
  IconSignature,
  IconUpload,
  IconDatabaseExport,
  IconDownload,
  IconShieldCheck,
  IconShieldLock,
  IconUsers,
  IconWebhook,
  IconUserCircle,
  IconPlayerPlay,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'

export type MenuItem = {
  label: string
  to: string
  permission: string
  icon: ComponentType<{ size?: number | string }>
  /** Page of docs/manual about it, without `.md`. */
  help?: string
}

/** The menu, in the order of a provider's work; what a person may not see is not there. */
export const menu: readonly { group: string; items: readonly MenuItem[] }[] = [
  {
    group: 'Visão geral',
    items: [
      {
        label: 'Painel',
        to: '/',
        permission: 'reports.dashboard.read',
        icon: IconLayoutDashboard,
        help: 'painel-e-caixa',
      },
    ],
  },
  {
    group: 'Atendimento',
    items: [
      {
        label: 'Clientes',
        to: '/clientes',
        permission: 'clients.client.read',
        icon: IconUsers,
        help: 'clientes-e-contratos',
      },
      {
        label: 'Contratos',
        to: '/contratos',
        permission: 'contracts.contract.read',
        icon: IconSignature,
        help: 'clientes-e-contratos',
      },
      { label: 'Planos', to: '/planos', permission: 'plans.plan.read', icon: IconPackage, help: 'primeiros-passos' },
    ],
  },
  {
    group: 'Financeiro',
    items: [
      {
        label: 'Títulos',
        to: '/titulos',
        permission: 'billing.invoice.read',
        icon: IconFileInvoice,
        help: 'faturamento',
      },
      {
        label: 'Faturamento',
        to: '/faturamento',
        permission: 'billing.run.read',
        icon: IconPlayerPlay,
        help: 'faturamento',
      },
      { label: 'Caixa', to: '/caixa', permission: 'reports.cash.read', icon: IconCash, help: 'painel-e-caixa' },
      { label: 'Remessas', to: '/remessas', permission: 'banking.remessa.read', icon: IconUpload, help: 'banco' },
      { label: 'Retornos', to: '/retornos', permission: 'banking.retorno.read', icon: IconDownload, help: 'banco' },
      {
        label: 'Recebimentos',
        to: '/recebimentos',
        permission: 'banking.retorno.read',
        icon: IconCashBanknote,
        help: 'banco',
      },
      {
        label: 'Cobrança',
        to: '/cobranca',
        permission: 'dunning.run.read',
        icon: IconMailExclamation,
        help: 'cobranca',
      },
    ],
  },
  {
    group: 'Rede',
    items: [
      {
        label: 'Conectados agora',
        to: '/conexoes',
        permission: 'radius.session.read',
        icon: IconNetwork,
        help: 'acesso-radius',
      },
      { label: 'Logins', to: '/logins', permission: 'radius.login.read', icon: IconUserCircle, help: 'acesso-radius' },
      {
        label: 'Concentradores',
        to: '/concentradores',
        permission: 'radius.nas.read',
        icon: IconRouter,
        help: 'acesso-radius',
      },
      {
        label: 'Registros da rede',
        to: '/rede',
        permission: 'radius.log.read',
        icon: IconHistory,
        help: 'acesso-radius',
      },
    ],
  },
  {
    group: 'Administração',
    items: [
      {
        label: 'Empresa e portadores',
        to: '/empresa',
        permission: 'company.company.read',
        icon: IconBuildingBank,
        help: 'primeiros-passos',
      },
      {
        label: 'Filiais',
        to: '/filiais',
        permission: 'company.branch.read',
        icon: IconBuilding,
        help: 'usuarios-e-permissoes',
      },
      {
        label: 'Usuários',
        to: '/usuarios',
        permission: 'access.user.read',
        icon: IconUserShield,
        help: 'usuarios-e-permissoes',
      },
      {
        label: 'Perfis',
        to: '/perfis',
        permission: 'access.role.read',
        icon: IconKey,
        help: 'usuarios-e-permissoes',
      },
      {
        label: 'Aprovações',
        to: '/aprovacoes',
        permission: 'access.approval.read',
        icon: IconChecks,
        help: 'usuarios-e-permissoes',
      },
      {
        label: 'Acessos por API',
        to: '/clientes-de-api',
        permission: 'access.api-client.read',
        icon: IconApi,
        help: 'integracoes',
      },
      {
        label: 'Webhooks',
        to: '/webhooks',
        permission: 'webhooks.endpoint.read',
        icon: IconWebhook,
        help: 'integracoes',
      },
      {
        label: 'Configurações',
        to: '/administracao/configuracoes',
        permission: 'administration.setting.read',
        icon: IconAdjustments,
        help: 'administracao',
      },
      {
        label: 'Parâmetros financeiros',
        to: '/parametros-financeiros',
        permission: 'reports.parameters.read',
        icon: IconReceiptTax,
        help: 'administracao',
      },
      {
        label: 'Servidores de e-mail',
        to: '/administracao/email',
        permission: 'administration.mail.read',
        icon: IconMail,
        help: 'administracao',
      },
      {
        label: 'Locais',
        to: '/administracao/locais',
        permission: 'administration.site.read',
        icon: IconMapPin,
        help: 'administracao',
      },
      {
        label: 'Funcionários',
        to: '/administracao/funcionarios',
        permission: 'administration.employee.read',
        icon: IconIdBadge2,
        help: 'administracao',
      },
      {
        label: 'Feriados',
        to: '/administracao/feriados',
        permission: 'administration.holiday.read',
        icon: IconCalendarEvent,
        help: 'administracao',
      },
      {
        label: 'Numerações',
        to: '/administracao/numeracoes',
        permission: 'administration.sequence.read',
        icon: IconListNumbers,
        help: 'administracao',
      },
      {
        label: 'Cópias de segurança',
        to: '/copias',
        permission: 'backups.backup.read',
        icon: IconDatabaseExport,
        help: 'copias-de-seguranca',
      },
      {
        label: 'Auditoria',
        to: '/auditoria',
        permission: 'audit.log.read',
        icon: IconShieldCheck,
        help: 'auditoria-e-lgpd',
      },
      {
        label: 'Privacidade (LGPD)',
        to: '/privacidade',
        permission: 'privacy.person.read',
        icon: IconShieldLock,
        help: 'auditoria-e-lgpd',
      },
      { label: 'Tarefas', to: '/tarefas', permission: 'system.jobs.read', icon: IconRobot, help: 'operacao' },
    ],
  },
]
