import {
  IconBuildingBank,
  IconFileInvoice,
  IconMailExclamation,
  IconNetwork,
  IconPackage,
  IconRobot,
  IconRouter,
  IconSignature,
  IconUpload,
  IconDownload,
  IconUsers,
  IconUserCircle,
  IconPlayerPlay,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'

export type MenuItem = {
  label: string
  to: string
  permission: string
  icon: ComponentType<{ size?: number | string }>
}

/** The menu, in the order of a provider's work; what a person may not see is not there. */
export const menu: readonly { group: string; items: readonly MenuItem[] }[] = [
  {
    group: 'Atendimento',
    items: [
      { label: 'Clientes', to: '/clientes', permission: 'clients.client.read', icon: IconUsers },
      { label: 'Contratos', to: '/contratos', permission: 'contracts.contract.read', icon: IconSignature },
      { label: 'Planos', to: '/planos', permission: 'plans.plan.read', icon: IconPackage },
    ],
  },
  {
    group: 'Financeiro',
    items: [
      { label: 'Títulos', to: '/titulos', permission: 'billing.invoice.read', icon: IconFileInvoice },
      { label: 'Faturamento', to: '/faturamento', permission: 'billing.run.read', icon: IconPlayerPlay },
      { label: 'Remessas', to: '/remessas', permission: 'banking.remessa.read', icon: IconUpload },
      { label: 'Retornos', to: '/retornos', permission: 'banking.retorno.read', icon: IconDownload },
      { label: 'Cobrança', to: '/cobranca', permission: 'dunning.run.read', icon: IconMailExclamation },
    ],
  },
  {
    group: 'Rede',
    items: [
      { label: 'Conectados agora', to: '/conexoes', permission: 'radius.session.read', icon: IconNetwork },
      { label: 'Logins', to: '/logins', permission: 'radius.login.read', icon: IconUserCircle },
      { label: 'Concentradores', to: '/concentradores', permission: 'radius.nas.read', icon: IconRouter },
    ],
  },
  {
    group: 'Administração',
    items: [
      { label: 'Empresa e portadores', to: '/empresa', permission: 'company.company.read', icon: IconBuildingBank },
      { label: 'Tarefas com falha', to: '/tarefas', permission: 'system.jobs.read', icon: IconRobot },
    ],
  },
]
