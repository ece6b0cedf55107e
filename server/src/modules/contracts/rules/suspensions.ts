export const suspensionKinds = ['financial', 'requested', 'administrative', 'judicial'] as const
export type SuspensionKind = (typeof suspensionKinds)[number]

export const suspensionLabels = {
  financial: 'Suspenso por falta de pagamento',
  requested: 'Suspenso a pedido do cliente',
  administrative: 'Suspensão administrativa',
  judicial: 'Suspensão por ordem judicial',
} as const satisfies Record<SuspensionKind, string>

const gravity = { financial: 0, requested: 0, administrative: 1, judicial: 2 } as const satisfies Record<
  SuspensionKind,
  number
>

/** A graver suspension takes the place of a lighter one that is open; never the other way round. */
export const isGraver = (kind: SuspensionKind, than: SuspensionKind): boolean => gravity[kind] > gravity[than]

/** What only a person may lift: automation knows of money and of dates, not of orders. */
export const needsPerson = (kind: SuspensionKind): boolean => kind === 'administrative' || kind === 'judicial'
