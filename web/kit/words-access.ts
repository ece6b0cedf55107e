import { word, type Words } from './word.ts'

/** States of people, roles and decisions by a second person. */
export const accessWords: Words = {
  account: { true: word('Ativo', 'teal'), false: word('Desativado') },
  approval: {
    pending: word('Espera', 'orange'),
    approved: word('Aprovado', 'teal'),
    refused: word('Recusado', 'red'),
    withdrawn: word('Retirado'),
    failed: word('Não pôde ser feito', 'red'),
    expired: word('Venceu'),
  },
  approvalKind: {
    discount: word('Desconto em título'),
    'write-off': word('Cancelamento de título'),
    reversal: word('Estorno de pagamento'),
    credit: word('Crédito a cliente'),
  },
  mask: {
    document: word('Documento'),
    phone: word('Telefone'),
    email: word('E-mail'),
    address: word('Endereço'),
    name: word('Nome'),
  },
  rightSource: {
    administrator: word('Administra o sistema'),
    direct: word('Dada à própria pessoa'),
    role: word('Perfil'),
    elevation: word('Elevação'),
  },
}
