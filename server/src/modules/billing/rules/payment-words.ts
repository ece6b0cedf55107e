/** How each method is called on screens and statements. */
export const paymentMethods = {
  boleto: 'boleto',
  pix: 'Pix',
  cash: 'dinheiro',
  card: 'cartão',
  transfer: 'transferência',
  credit: 'crédito do cliente',
} as const

export type PaymentMethod = keyof typeof paymentMethods
