import type { findLayout } from '@open-sgp/cnab'

type Layout = ReturnType<typeof findLayout>

/** The codes that this bank answers with. */
export interface BankCodes {
  readonly registered: string
  readonly rejected: string
  readonly paid: string
  readonly paidAfterWriteOff: string
  readonly writtenOff: string
  readonly dueChanged: string
  readonly fee: string
  readonly refused: string
}

/** The code itself when it has that meaning at this bank, otherwise the first that has, otherwise `fallback`. */
function codeOf(layout: Layout, meaning: string, usual: string, fallback: string): string {
  const means = (code: string) => {
    const occurrence = layout.occurrences.get(code)
    return occurrence?.kind === meaning || occurrence?.alert === meaning
  }
  if (means(usual)) return usual
  return [...layout.occurrences.keys()].find(means) ?? fallback
}

export function bankCodes(layout: Layout): BankCodes {
  const paid = codeOf(layout, 'PAID', '06', '06')
  const rejected = codeOf(layout, 'REJECTED', '03', '03')
  return {
    registered: codeOf(layout, 'REGISTERED', '02', '02'),
    rejected,
    paid,
    // Itaú and Santander 400 have no code of their own for it.
    paidAfterWriteOff: codeOf(layout, 'PAID_AFTER_WRITE_OFF', '17', paid),
    writtenOff: codeOf(layout, 'WRITTEN_OFF', '09', '09'),
    dueChanged: codeOf(layout, 'DUE_CHANGED', '14', '14'),
    fee: codeOf(layout, 'FEE', '28', '28'),
    // Banks without a code for refused instructions use the one of refused entries.
    refused: codeOf(layout, 'instruction-rejected', '26', rejected),
  }
}

export type Defect =
  | 'duplicate'
  | 'due'
  | 'value'
  | 'payer-name'
  | 'payer-document'
  | 'address'
  | 'cep'
  | 'unknown-title'
  | 'not-open'
  | 'unspecified'

type ReasonTable = Readonly<Record<Defect, string>>

const febraban: ReasonTable = {
  duplicate: '09',
  due: '16',
  value: '20',
  'payer-name': '45',
  'payer-document': '46',
  address: '47',
  cep: '48',
  'unknown-title': '60',
  'not-open': 'A7',
  unspecified: '15',
}

/** CNAB 400 banks have tables of their own; CNAB 240 follows FEBRABAN. */
const own: Readonly<Record<string, ReasonTable>> = {
  '001-400': {
    duplicate: '33',
    due: '09',
    value: '08',
    'payer-name': '27',
    'payer-document': '66',
    address: '29',
    cep: '82',
    'unknown-title': '84',
    'not-open': '53',
    unspecified: '99',
  },
  '033-400': {
    duplicate: '092',
    due: '016',
    value: '093',
    'payer-name': '101',
    'payer-document': '108',
    address: '102',
    cep: '057',
    'unknown-title': '051',
    'not-open': '053',
    unspecified: '007',
  },
  '237-400': { ...febraban, 'unknown-title': '08', 'not-open': '04', unspecified: '04' },
  '341-400': {
    duplicate: '14',
    due: '66',
    value: '67',
    'payer-name': '08',
    'payer-document': '37',
    address: '10',
    cep: '11',
    'unknown-title': '42',
    'not-open': '19',
    unspecified: '26',
  },
}

export const reasonOf = ({ bank, width }: Layout, defect: Defect): string =>
  (own[`${bank}-${width}`] ?? febraban)[defect]
