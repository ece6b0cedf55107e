import { erasedText, type PersonalTable } from '#kernel/personal-data'

const law = 'Prescrição das pretensões do contrato: 5 anos (Código Civil, art. 206, § 5º, I)'
const keep = (since: string) => ({ law, years: 5, since })

export const personalData: readonly PersonalTable[] = [
  {
    table: 'contracts.contracts',
    label: 'Contratos',
    path: 'client',
    purpose: 'contract',
    keep: keep('updatedAt'),
    // The proof of the signature names who signed.
    erase: () => ({ signature: null, accessReason: erasedText }),
  },
  { table: 'contracts.plan_periods', label: 'Vigências de plano', path: 'contract', purpose: 'contract' },
  {
    table: 'contracts.suspensions',
    label: 'Suspensões',
    path: 'contract',
    purpose: 'contract',
    keep: keep('startedAt'),
    erase: () => ({ reason: erasedText }),
  },
  {
    table: 'contracts.access_overrides',
    label: 'Exceções de acesso',
    path: 'contract',
    purpose: 'contract',
    keep: keep('startsAt'),
    erase: () => ({ reason: erasedText }),
  },
  {
    table: 'contracts.scheduled_actions',
    label: 'Agendamentos',
    path: 'contract',
    purpose: 'contract',
    keep: keep('createdAt'),
    erase: () => ({ reason: erasedText }),
  },
  {
    table: 'contracts.events',
    label: 'Eventos do contrato',
    path: 'contract',
    purpose: 'contract',
    keep: keep('at'),
    erase: () => ({ reason: erasedText, details: '{}' }),
  },
]
