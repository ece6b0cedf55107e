export const refusalCauses = ['paid', 'registered', 'sent', 'noticed', 'adjusted'] as const
export type RefusalCause = (typeof refusalCauses)[number]

const words: Record<RefusalCause, readonly [one: string, many: string]> = {
  paid: ['recebeu pagamento', 'receberam pagamento'],
  registered: ['está registrado no banco', 'estão registrados no banco'],
  sent: ['foi enviado ao banco', 'foram enviados ao banco'],
  noticed: ['teve aviso de cobrança', 'tiveram aviso de cobrança'],
  adjusted: ['foi ajustado depois', 'foram ajustados depois'],
}

/** `Não dá para desfazer: 3 títulos receberam pagamento, 1 título foi enviado ao banco. …` */
export function refusalWords(refusals: readonly { cause: RefusalCause; count: number }[]): string {
  const parts = refusals.map(
    ({ cause, count }) => `${count} ${count === 1 ? 'título' : 'títulos'} ${words[cause][count === 1 ? 0 : 1]}`,
  )
  return `Não dá para desfazer: ${parts.join(', ')}. Cancele um a um os títulos errados, ou estorne os pagamentos.`
}
