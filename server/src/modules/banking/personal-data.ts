import { erasedText, type PersonalTable } from '#kernel/personal-data'

const keep = (since: string) => ({
  law: 'Guarda de documentos fiscais e contábeis: 5 anos (CTN, arts. 173, 174 e 195, parágrafo único)',
  years: 5,
  since,
})

export const personalData: readonly PersonalTable[] = [
  { table: 'banking.boletos', label: 'Boletos', path: 'invoice', purpose: 'tax', keep: keep('createdAt') },
  {
    table: 'banking.problems',
    label: 'Títulos sem boleto',
    path: 'invoice',
    purpose: 'contract',
    erase: () => ({ detail: erasedText }),
  },
  { table: 'banking.instructions', label: 'Instruções ao banco', path: 'boleto', purpose: 'tax' },
  { table: 'banking.retorno_lines', label: 'Linhas de retorno', path: 'boleto', purpose: 'tax' },
]
