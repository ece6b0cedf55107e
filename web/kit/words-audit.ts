import { word, type Words } from './word.ts'

/** What the audit log and the desk of the data subjects tell. */
export const auditWords: Words = {
  auditKind: {
    request: word('Pedido'),
    change: word('Mudança', 'blue'),
    read: word('Consulta', 'grape'),
    checkpoint: word('Assinatura', 'teal'),
    erasure: word('Eliminação', 'orange'),
  },
  auditOp: {
    insert: word('Criou', 'teal'),
    update: word('Alterou', 'blue'),
    delete: word('Apagou', 'red'),
  },
  auditFinding: {
    altered: word('Alterado', 'red'),
    missing: word('Apagado', 'red'),
    inserted: word('Enfiado', 'red'),
    rewritten: word('Cadeia reescrita', 'red'),
    content: word('Conteúdo', 'red'),
    signature: word('Assinatura', 'red'),
  },
  legalBasis: {
    contract: word('Contrato', 'blue'),
    'legal-obligation': word('Obrigação legal', 'indigo'),
    consent: word('Consentimento', 'teal'),
    'legitimate-interest': word('Legítimo interesse', 'grape'),
    'exercise-of-rights': word('Exercício de direitos', 'orange'),
  },
  consent: { true: word('Dado', 'teal'), false: word('Retirado', 'red') },
  consentChannel: {
    person: word('Pessoalmente'),
    phone: word('Telefone'),
    email: word('E-mail'),
    whatsapp: word('WhatsApp'),
    portal: word('Portal'),
    paper: word('Papel'),
  },
  privacyRequestKind: {
    access: word('Acesso aos dados'),
    correction: word('Correção'),
    portability: word('Portabilidade'),
    anonymisation: word('Anonimização ou eliminação'),
    'consent-withdrawal': word('Retirada de consentimento'),
    information: word('Informação sobre compartilhamento'),
  },
  privacyRequest: {
    open: word('Aberto', 'blue'),
    'in-progress': word('Em atendimento', 'yellow'),
    done: word('Atendido', 'teal'),
    refused: word('Recusado', 'red'),
  },
}
