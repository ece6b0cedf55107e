import { formatCents, type Cents } from '@open-sgp/brasil'

export const anomalyKinds = ['zero-total', 'low', 'high', 'backlog', 'same-address', 'first-proration'] as const
export type AnomalyKind = (typeof anomalyKinds)[number]

/** A title this far from the contract's one before deserves a look. */
export const unusual = { lowest: 0.5, highest: 1.5 } as const

/** What a person should look at before trusting a run, although it is billed, and why. */
export function describeAnomaly(
  kind: AnomalyKind,
  { count, beforeCents }: { count: number; beforeCents: Cents | null },
): string {
  const before = beforeCents === null ? '' : `O título anterior foi de ${formatCents(beforeCents)}.`
  switch (kind) {
    case 'zero-total':
      return 'Os dias suspensos consumiram a mensalidade inteira.'
    case 'low':
    case 'high':
      return before
    case 'backlog':
      return `${count} títulos de uma vez: o contrato estava sem faturar.`
    case 'same-address':
      return `${count} clientes faturados no mesmo endereço: pode ser cadastro repetido.`
    case 'first-proration':
      return 'Primeiro título do contrato, proporcional aos dias.'
  }
}
