import { erasedIfAny, erasedText, type PersonalTable } from '#kernel/personal-data'

/** Amounts stay to the centavo for ever; what people wrote beside them goes with the term of the law. */
const keep = (since: string) => ({
  law: 'Guarda de documentos fiscais e contábeis: 5 anos (CTN, arts. 173, 174 e 195, parágrafo único)',
  years: 5,
  since,
})

export const personalData: readonly PersonalTable[] = [
  {
    table: 'billing.invoices',
    label: 'Títulos',
    path: 'client',
    purpose: 'tax',
    keep: keep('createdAt'),
    erase: () => ({ cancelReason: erasedIfAny('cancelReason') }),
  },
  {
    table: 'billing.charges',
    label: 'Itens dos títulos',
    path: 'client',
    purpose: 'tax',
    keep: keep('createdAt'),
    erase: () => ({ description: erasedText }),
  },
  {
    table: 'billing.adjustments',
    label: 'Acréscimos e descontos',
    path: 'invoice',
    purpose: 'tax',
    keep: keep('createdAt'),
    erase: () => ({ reason: erasedText }),
  },
  {
    table: 'billing.payments',
    label: 'Recebimentos',
    path: 'client',
    purpose: 'tax',
    keep: keep('createdAt'),
    erase: () => ({ reason: erasedIfAny('reason') }),
  },
  {
    table: 'billing.ledger',
    label: 'Razão',
    path: 'client',
    purpose: 'tax',
    keep: keep('createdAt'),
    erase: () => ({ memo: erasedText }),
  },
  { table: 'billing.credit_balances', label: 'Saldo de crédito', path: 'client', purpose: 'tax' },
  {
    table: 'billing.parked_contracts',
    label: 'Contratos sem faturar',
    path: 'contract',
    purpose: 'contract',
    erase: () => ({ detail: erasedText }),
  },
  { table: 'billing.cycles', label: 'Até quando foi faturado', path: 'contract', purpose: 'contract' },
  { table: 'billing.links', label: 'Links de títulos', path: 'invoice', purpose: 'contract' },
]
