/** A role that comes with the product. Patterns: `*` stands for one part of a name or, alone, for everything. */
export type ShippedRole = {
  key: string
  name: string
  description: string
  permissions: readonly string[]
  except?: readonly string[]
  masks?: readonly string[]
  requiresSecondFactor?: true
  limits?: Readonly<Record<string, number>>
}

const readCustomers = ['clients.client.read', 'contracts.contract.read', 'plans.plan.read', 'reports.attention.read']
const readMoney = ['billing.invoice.read', 'banking.boleto.read']
const readNetwork = ['radius.login.read', 'radius.session.read', 'radius.log.read', 'radius.nas.read']

/** Shipped roles: copied to be changed, and renewed at every start. */
export const shippedRoles: readonly ShippedRole[] = [
  {
    key: 'administrador',
    name: 'Administrador',
    description: 'Tudo, inclusive quem pode o quê.',
    permissions: ['*'],
    requiresSecondFactor: true,
  },
  {
    key: 'financeiro',
    name: 'Financeiro',
    description: 'Faturamento, títulos, bancos, cobrança e caixa.',
    permissions: [
      ...readCustomers,
      'billing.*.*',
      'banking.*.*',
      'dunning.*.*',
      'contracts.access.override',
      'contracts.contract.suspend',
      'contracts.settings.read',
      'company.*.read',
      'clients.document.read',
      'reports.*.read',
      'administration.setting.read',
      'access.approval.*',
    ],
  },
  {
    key: 'atendimento',
    name: 'Atendimento',
    description: 'Atende o assinante: cadastro, segunda via, desbloqueio. Vê documentos mascarados.',
    permissions: [
      ...readCustomers,
      'clients.client.update',
      ...readMoney,
      'banking.boleto.issue',
      'billing.invoice.adjust',
      'billing.link.renew',
      'contracts.contract.update',
      'contracts.contract.suspend',
      'dunning.notice.*',
      'dunning.unlock.*',
      'radius.login.read',
      'radius.session.*',
      'access.approval.read',
      'company.company.read',
    ],
    masks: ['document'],
    limits: { discount: 5_000 },
  },
  {
    key: 'tecnico',
    name: 'Técnico',
    description: 'Instala e conserta: contratos, acessos e conexões. Não vê dinheiro.',
    permissions: [
      'clients.client.read',
      'contracts.contract.read',
      'contracts.contract.activate',
      'plans.plan.read',
      ...readNetwork,
      'radius.login.create',
      'radius.login.update',
      'radius.session.disconnect',
    ],
    masks: ['document', 'email'],
  },
  {
    key: 'vendas',
    name: 'Vendas',
    description: 'Cadastra clientes e vende contratos.',
    permissions: [
      ...readCustomers,
      'clients.client.create',
      'clients.client.update',
      'clients.document.*',
      'contracts.contract.create',
      'contracts.contract.update',
      'contracts.contract.sign',
      'contracts.plan.change',
      'reports.dashboard.read',
    ],
  },
  {
    key: 'noc',
    name: 'NOC',
    description: 'Cuida da rede: concentradores, acessos, conexões e planos.',
    permissions: [
      'clients.client.read',
      'contracts.contract.read',
      'contracts.access.override',
      'plans.*.*',
      'radius.*.*',
      'reports.attention.read',
      'system.*.*',
    ],
    except: ['radius.address.query'],
    masks: ['document', 'email', 'phone'],
  },
  {
    key: 'contador',
    name: 'Contador',
    description: 'Lê títulos, pagamentos, bancos e a conferência contábil; não altera nada.',
    permissions: [
      'billing.*.read',
      'banking.*.read',
      'clients.client.read',
      'contracts.contract.read',
      'contracts.settings.read',
      'company.*.read',
      'plans.plan.read',
      'reports.*.read',
    ],
  },
  {
    key: 'auditor',
    name: 'Auditor',
    description: 'Lê tudo, inclusive acessos e auditoria, e consulta endereços IP; não altera nada.',
    permissions: ['*.*.read', 'radius.address.query', 'audit.*.export', 'audit.*.verify'],
    requiresSecondFactor: true,
  },
]

const matches = (pattern: string, permission: string): boolean =>
  pattern === '*' || new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[\\w-]+')}$`).test(permission)

/** The permissions of the catalogue that a shipped role holds. */
export const permissionsOf = ({ permissions, except = [] }: ShippedRole, catalogue: readonly string[]): string[] =>
  catalogue.filter(
    (permission) =>
      permissions.some((pattern) => matches(pattern, permission)) &&
      !except.some((pattern) => matches(pattern, permission)),
  )
