/** Decisions that may need a second person, with the permission that lets one take them at all. */
export const approvalKinds = {
  discount: { label: 'Desconto em título', permission: 'billing.invoice.adjust' },
  'write-off': { label: 'Cancelamento de título', permission: 'billing.invoice.cancel' },
  reversal: { label: 'Estorno de pagamento', permission: 'billing.payment.reverse' },
  credit: { label: 'Crédito concedido a cliente', permission: 'billing.credit.grant' },
} as const

export type ApprovalKind = keyof typeof approvalKinds
