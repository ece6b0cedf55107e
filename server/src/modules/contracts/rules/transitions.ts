export const contractStatuses = [
  'draft',
  'awaiting_signature',
  'awaiting_installation',
  'active',
  'suspended',
  'cancelled',
  'ended',
] as const
export type ContractStatus = (typeof contractStatuses)[number]

/** Where a contract may go from each state. What is not listed does not happen. */
export const transitions = {
  draft: ['awaiting_signature', 'cancelled'],
  awaiting_signature: ['awaiting_installation', 'draft', 'cancelled'],
  awaiting_installation: ['active', 'cancelled'],
  active: ['suspended', 'cancelled', 'ended'],
  suspended: ['active', 'cancelled', 'ended'],
  cancelled: [],
  ended: [],
} as const satisfies Record<ContractStatus, readonly ContractStatus[]>

/** Words on screen. */
export const statusLabels = {
  draft: 'rascunho',
  awaiting_signature: 'aguardando assinatura',
  awaiting_installation: 'aguardando instalação',
  active: 'ativo',
  suspended: 'suspenso',
  cancelled: 'cancelado',
  ended: 'encerrado',
} as const satisfies Record<ContractStatus, string>

export const isAllowed = (from: ContractStatus, to: ContractStatus): boolean => {
  const next: readonly ContractStatus[] = transitions[from]
  return next.includes(to)
}

/** Nothing more can happen to the contract. */
export const isClosed = (status: ContractStatus): status is 'cancelled' | 'ended' =>
  status === 'cancelled' || status === 'ended'
