type Word = { label: string; color: string }

const word = (label: string, color = 'gray'): Word => ({ label, color })

/** Every state that a screen shows, with its word and colour: one place for all screens. */
const words: Record<string, Record<string, Word>> = {
  client: {
    active: word('Ativo', 'teal'),
    lead: word('Interessado', 'blue'),
    pre_registered: word('Pré-cadastro', 'blue'),
    inactive: word('Inativo'),
    blocked_for_sale: word('Bloqueado para venda', 'red'),
  },
  clientKind: {
    pf: word('Pessoa física'),
    pj: word('Pessoa jurídica', 'indigo'),
    foreigner: word('Estrangeiro', 'grape'),
  },
  contract: {
    draft: word('Rascunho'),
    awaiting_signature: word('Aguardando assinatura', 'blue'),
    awaiting_installation: word('Aguardando instalação', 'blue'),
    active: word('Ativo', 'teal'),
    suspended: word('Suspenso', 'orange'),
    cancelled: word('Cancelado', 'red'),
    ended: word('Encerrado'),
  },
  access: {
    awaiting: word('Aguardando'),
    allowed: word('Liberado', 'teal'),
    reduced: word('Reduzido', 'yellow'),
    blocked_auto: word('Página de aviso', 'orange'),
    blocked_manual: word('Bloqueado por decisão', 'red'),
    off: word('Desligado'),
  },
  invoice: {
    open: word('Em aberto', 'blue'),
    overdue: word('Vencido', 'orange'),
    paid: word('Pago', 'teal'),
    cancelled: word('Cancelado'),
  },
  boleto: {
    pending: word('A enviar', 'blue'),
    sent: word('Enviado', 'blue'),
    registered: word('Registrado', 'teal'),
    rejected: word('Recusado', 'red'),
    paid: word('Pago', 'teal'),
    written_off: word('Baixado'),
    cancelled: word('Cancelado'),
  },
  outcome: {
    settled: word('Liquida', 'teal'),
    partial: word('Paga em parte', 'yellow'),
    credit: word('Vira crédito', 'grape'),
    registered: word('Registrado', 'blue'),
    rejected: word('Recusado', 'red'),
    written_off: word('Baixado'),
    fee: word('Tarifa'),
    information: word('Informação'),
    duplicate: word('Já lançada'),
    unknown_title: word('Título desconhecido', 'orange'),
    unsound: word('Linha danificada', 'red'),
    review: word('Conferir', 'yellow'),
  },
  notice: {
    pending: word('A enviar', 'blue'),
    delivered: word('Entregue', 'teal'),
    failed: word('Falhou', 'red'),
    withdrawn: word('Retirado'),
  },
  use: { true: word('Em uso', 'teal'), false: word('Fora de uso') },
  sale: { true: word('À venda', 'teal'), false: word('Fora de venda') },
  technology: {
    ftth: word('Fibra'),
    radio: word('Rádio'),
    cable: word('Cabo'),
    ethernet: word('Ethernet'),
    other: word('Outra'),
  },
  addressRole: { installation: word('Instalação'), billing: word('Cobrança'), correspondence: word('Correspondência') },
  contactRole: { holder: word('Titular'), billing: word('Financeiro'), technical: word('Técnico') },
  contactChannel: { email: word('E-mail'), phone: word('Telefone'), whatsapp: word('WhatsApp') },
  ieIndicator: {
    non_contributor: word('Não contribuinte'),
    contributor: word('Contribuinte'),
    exempt: word('Isento'),
  },
  unlock: { open: word('Em aberto', 'blue'), kept: word('Cumprida', 'teal'), broken: word('Quebrada', 'red') },
  method: {
    boleto: word('Boleto'),
    pix: word('Pix', 'teal'),
    cash: word('Dinheiro'),
    card: word('Cartão'),
    transfer: word('Transferência'),
    credit: word('Crédito', 'grape'),
  },
}

export const findWord = (of: string, value: string): Word => words[of]?.[value] ?? word(value)

/** Options of a filter or select. */
export const optionsOf = (of: string): { value: string; label: string }[] =>
  Object.entries(words[of] ?? {}).map(([value, { label }]) => ({ value, label }))
