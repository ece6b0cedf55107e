import { erasedIfAny, erasedText, type PersonalTable } from '#kernel/personal-data'

const keep = (since: string) => ({
  law: 'Prova do aviso e da suspensão: 5 anos (Código Civil, art. 206, § 5º, I; CDC, art. 27)',
  years: 5,
  since,
})

export const personalData: readonly PersonalTable[] = [
  {
    table: 'dunning.notices',
    label: 'Avisos de suspensão',
    path: 'client',
    purpose: 'collection',
    keep: keep('createdAt'),
    erase: () => ({
      recipient: null,
      subject: erasedText,
      body: erasedText,
      lastError: null,
      evidence: erasedIfAny('evidence'),
    }),
  },
  {
    table: 'dunning.unlocks',
    label: 'Promessas de pagamento',
    path: 'contract',
    purpose: 'collection',
    keep: keep('grantedAt'),
  },
  { table: 'dunning.unlock_invoices', label: 'Títulos das promessas', path: 'invoice', purpose: 'collection' },
  {
    table: 'dunning.proofs',
    label: 'Provas de suspensão',
    path: 'contract',
    purpose: 'collection',
    keep: keep('createdAt'),
    erase: () => ({ explanation: erasedText }),
  },
]
