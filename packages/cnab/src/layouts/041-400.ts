import { modulo10, modulo11Remainder } from '@open-sgp/brasil'
import type { Field, RecordValues } from '../field.ts'
import type { Layout } from '../layout.ts'
import type { NossoNumero } from '../nosso-numero.ts'
import { padTo, requireAccount } from '../nosso-numero.ts'
import { makeOccurrences } from '../occurrence.ts'
import type { Conta, Titulo } from '../remessa-input.ts'
import { remessaDetail400, remessaHeader400, retornoDetail400, retornoHeader400, trailer400 } from './core-400.ts'
import { banrisul400Reasons } from './reasons/041-400.ts'

const blanks = (from: number, to: number): Field => ({ name: `brancos${from}`, from, to, type: 'X' })

const headerCompany: Field = { name: 'codigoCliente', from: 27, to: 39, type: '9' }
const company: Field = { name: 'codigoCliente', from: 18, to: 30, type: '9' }
const nossoNumero: Field = { name: 'nossoNumero', from: 63, to: 72, type: '9' }
const carteira: Field = { name: 'carteira', from: 108, to: 108, type: 'X', exact: true }

// No service after REMESSA.
const header = remessaHeader400([blanks(10, 26), headerCompany])

const titulo = remessaDetail400([
  company,
  nossoNumero,
  carteira,
  blanks(143, 147),
  { name: 'pagadorNome', from: 235, to: 269, type: 'X' },
  blanks(315, 321),
  { name: 'multaPercentual', from: 322, to: 324, type: 'percent', decimals: 1 },
  // Days of grace of the fine: none.
  { name: 'multaDias', from: 325, to: 326, type: '9' },
  { name: 'dias', from: 370, to: 371, type: '9' },
  blanks(372, 394),
])

const trailer = trailer400([{ name: 'valorTotal', from: 28, to: 40, type: 'cents' }])

const retornoTitulo = retornoDetail400([
  company,
  nossoNumero,
  carteira,
  { name: 'motivos', from: 383, to: 392, type: 'X', each: 2 },
])

/*
 * 04, 08 (write-off by payment) and 25 (returned, settled earlier) are left out until the bank says whether they
 * bring money: a code that the table lacks is shown to a person.
 */
const occurrences = makeOccurrences({
  REGISTERED: { '02': 'Confirmação de entrada', '47': 'Confirmação de entrada, pagador DDA' },
  REJECTED: { '03': 'Entrada rejeitada' },
  PAID: { '06': 'Liquidação normal', '07': 'Liquidação parcial', '15': 'Pagamento em cartório' },
  WRITTEN_OFF: { '09': 'Devolução automática', '10': 'Baixado conforme instruções' },
  DUE_CHANGED: { '14': 'Vencimento alterado' },
  PROTEST_ORDERED: { '19': 'Confirmação de instrução de protesto' },
  PROTEST_STOPPED: {
    '20': 'Confirmação de instrução para sustar protesto',
    '22': 'Protesto sustado por alteração de vencimento e prazo de cartório',
  },
  PROTEST_AT_REGISTRY: { '23': 'Confirmação da entrada em cartório' },
  PROTEST_DONE: { '40': 'Baixa de título protestado' },
  FEE: { '41': 'Despesa de aponte', '44': 'Manutenção mensal', '46': 'Fornecimento de formulário pré-impresso' },
  INFO: {
    '11': 'Arquivo de levantamento (em ser)',
    '12': 'Concessão de abatimento',
    '13': 'Cancelamento de abatimento',
    '16': 'Alteração de dados',
    '18': 'Alteração de instruções',
    '21': 'Aguardando autorização para protesto por edital',
    '26': 'Devolvido pelo cartório: erro de informação',
    '30': 'Cobrança a creditar (liquidação em trânsito)',
    '31': 'Título em trânsito, pago em cartório',
    '32': 'Reembolso e transferência (desconto, vendor ou carteira em garantia)',
    '33': 'Reembolso e devolução (desconto e vendor)',
    '34': 'Reembolso não efetuado por falta de saldo',
    '42': 'Alteração de título',
    '43': 'Relação de títulos',
    '45': 'Sustação de cartório e envio de título a cartório',
    '68': 'Acerto dos dados do rateio de crédito',
    '69': 'Cancelamento dos dados do rateio',
  },
})

/** Modulo 10, then modulo 11 (weights 2 to 7) over both; where the second would be 10, the first goes up by one. */
function duploDigito(digits: string): string {
  let first = modulo10(digits)
  while (modulo11Remainder(`${digits}${first}`, 7) === 1) first = (first + 1) % 10
  const remainder = modulo11Remainder(`${digits}${first}`, 7)
  return `${first}${remainder === 0 ? 0 : 11 - remainder}`
}

/** Agência 4, code 7 and its duplo dígito. The code may come alone (7), after its agência (11) or whole (13). */
function companyCode(conta: Conta): string {
  const given = requireAccount(conta, 'codigoCliente')
  if (given.length > 11) return padTo(given, 13, 'Código do cliente')
  const agencia = given.length > 7 ? '' : padTo(requireAccount(conta, 'agencia'), 4, 'Agência')
  const code = agencia + given.padStart(11 - agencia.length, '0')
  return code + duploDigito(code.slice(4))
}

const accountValues = (conta: Conta): RecordValues => ({
  codigoCliente: companyCode(conta),
  // 1, cobrança simples, also when it is registered as 01.
  carteira: conta.carteira?.replace(/^0+(?=.)/, '') || '1',
})

function computeNossoNumero(numero: string): NossoNumero {
  const number = padTo(numero, 8, 'Nosso número')
  return { number, dv: duploDigito(number) }
}

/** 09 protests, 15 writes off, both after `dias`; 18 charges the fine. */
function instructions({ diasProtesto, diasBaixaAutomatica, multa }: Titulo): RecordValues {
  const instrucao2 = multa ? '18' : '00'
  if (diasProtesto) return { instrucao1: '09', instrucao2, dias: diasProtesto }
  return diasBaixaAutomatica ? { instrucao1: '15', instrucao2, dias: diasBaixaAutomatica } : { instrucao2 }
}

/** Banrisul, CNAB 400. */
export const banrisul400: Layout = {
  bank: '041',
  width: 400,
  bankName: 'BANRISUL',
  lastLineEnd: true,
  feeDeductedFromCredit: false,
  remessa: { header, details: [titulo], trailer },
  retorno: { header: retornoHeader400([headerCompany]), details: [retornoTitulo], trailer: trailer400() },
  commands: { registrar: '01', baixar: '02', alterarVencimento: '06' },
  // The column holds the kind of collection: 08, credenciada, whatever the document is.
  especies: { DM: '08', NP: '08', RC: '08', DS: '08', ND: '08', OU: '08' },
  occurrences,
  reasons: banrisul400Reasons,
  accountValues,
  computeNossoNumero,
  nossoNumeroColumns: ({ number, dv }) => padTo(number, 8, 'Nosso número') + dv,
  titleRecords: (input, values) => [{ record: titulo, values: { ...values, ...instructions(input) } }],
}
