import type { Field, RecordValues } from '../field.ts'
import type { Layout } from '../layout.ts'
import type { NossoNumero } from '../nosso-numero.ts'
import { modulo11Dv, padTo, requireAccount } from '../nosso-numero.ts'
import { makeOccurrences } from '../occurrence.ts'
import type { Conta, Titulo } from '../remessa-input.ts'
import {
  extraRecord400,
  remessaDetail400,
  remessaHeader400,
  retornoDetail400,
  retornoHeader400,
  trailer400,
} from './core-400.ts'
import { bradesco400Reasons } from './reasons/237-400.ts'

const company: Field = { name: 'codigoCliente', from: 27, to: 46, type: '9' }

const account: readonly Field[] = [
  { name: 'zero', from: 21, to: 21, type: '9' },
  { name: 'carteira', from: 22, to: 24, type: '9' },
  { name: 'agencia', from: 25, to: 29, type: '9' },
  { name: 'conta', from: 30, to: 36, type: '9' },
  { name: 'contaDv', from: 37, to: 37, type: 'X' },
]

const header = remessaHeader400([
  company,
  { name: 'sistema', from: 109, to: 110, type: 'X', value: 'MX' },
  { name: 'sequencialArquivo', from: 111, to: 117, type: '9' },
])

const titulo = remessaDetail400([
  ...account,
  { name: 'bancoDebito', from: 63, to: 65, type: '9' },
  { name: 'multaCodigo', from: 66, to: 66, type: '9' },
  { name: 'multaPercentual', from: 67, to: 70, type: 'percent' },
  { name: 'nossoNumero', from: 71, to: 82, type: 'A' },
  { name: 'descontoDia', from: 83, to: 92, type: 'cents' },
  { name: 'emissor', from: 93, to: 93, type: '9', value: '2' },
  { name: 'avisoDebito', from: 106, to: 106, type: '9', value: '2' },
  { name: 'zeros', from: 140, to: 147, type: '9' },
  // Neither city nor UF: the CEP decides.
  { name: 'sacadorNome', from: 335, to: 394, type: 'X' },
])

const retornoHeader = retornoHeader400([
  company,
  { name: 'densidade', from: 101, to: 108, type: '9', value: '01600000' },
  { name: 'sequencialArquivo', from: 109, to: 113, type: '9' },
  { name: 'dataCredito', from: 380, to: 385, type: 'date' },
])

const retornoTitulo = retornoDetail400([
  ...account,
  { name: 'nossoNumero', from: 71, to: 82, type: 'A' },
  { name: 'origemPagamento', from: 302, to: 304, type: 'X' },
  { name: 'motivos', from: 319, to: 328, type: 'X', each: 2 },
])

const pix = extraRecord400('pix', '3', [
  { name: 'pixLocation', from: 29, to: 105, type: 'X', keepCase: true },
  { name: 'pixTxid', from: 106, to: 140, type: 'X', keepCase: true },
])

const occurrences = makeOccurrences({
  REGISTERED: { '02': 'Entrada confirmada' },
  REJECTED: { '03': 'Entrada rejeitada', '24': 'Entrada rejeitada por CEP irregular' },
  PAID: { '06': 'Liquidação normal', '15': 'Liquidação em cartório' },
  PAID_AFTER_WRITE_OFF: { '17': 'Liquidação após baixa ou título não registrado' },
  WRITTEN_OFF: {
    '09': 'Baixado automaticamente via arquivo',
    '10': 'Baixado conforme instruções da agência',
  },
  DUE_CHANGED: { '14': 'Vencimento alterado' },
  PROTEST_ORDERED: { '19': 'Confirmação da instrução de protesto' },
  PROTEST_STOPPED: {
    '20': 'Confirmação da instrução de sustação de protesto',
    '34': 'Retirado de cartório e mantido em carteira',
    '55': 'Sustado judicialmente',
  },
  PROTEST_AT_REGISTRY: { '23': 'Entrada do título em cartório' },
  FEE: { '28': 'Débito de tarifas e custas' },
  INFO: {
    '11': 'Em ser: título pendente',
    '12': 'Abatimento concedido',
    '13': 'Abatimento cancelado',
    '16': 'Título pago em cheque, vinculado',
    '18': 'Acerto de depositária',
    '21': 'Acerto do controle do participante',
    '33': 'Confirmação da alteração de outros dados',
    '35': 'Desagendamento do débito automático',
    '68': 'Acerto dos dados do rateio de crédito',
    '69': 'Cancelamento dos dados do rateio',
  },
  'instruction-rejected': {
    '27': 'Baixa rejeitada',
    '30': 'Alteração de outros dados rejeitada',
    '32': 'Instrução rejeitada',
  },
  'payment-reversed': { '22': 'Título com pagamento cancelado', '40': 'Estorno de pagamento' },
})

/** 06 protests, 18 writes off; the second instruction holds the days. */
function instructions({ diasProtesto, diasBaixaAutomatica }: Titulo): RecordValues {
  if (diasProtesto) return { instrucao1: '06', instrucao2: diasProtesto }
  return diasBaixaAutomatica ? { instrucao1: '18', instrucao2: diasBaixaAutomatica } : {}
}

function accountValues(conta: Conta): RecordValues {
  const number = padTo(requireAccount(conta, 'conta'), 7, 'Conta')
  return {
    codigoCliente: requireAccount(conta, 'codigoCliente'),
    agencia: requireAccount(conta, 'agencia'),
    conta: number,
    contaDv: conta.contaDv || modulo11Dv(number, 'P', 7),
    carteira: conta.carteira,
  }
}

function computeNossoNumero(numero: string, conta: Conta): NossoNumero {
  const number = padTo(numero, 11, 'Nosso número')
  const carteira = padTo(requireAccount(conta, 'carteira'), 2, 'Carteira')
  return { number, dv: modulo11Dv(carteira + number, 'P', 7) }
}

/** Bradesco, CNAB 400. */
export const bradesco400: Layout = {
  bank: '237',
  width: 400,
  bankName: 'BRADESCO',
  lastLineEnd: true,
  feeDeductedFromCredit: false,
  remessa: { header, details: [titulo], trailer: trailer400() },
  retorno: { header: retornoHeader, details: [retornoTitulo, pix], trailer: trailer400() },
  commands: { registrar: '01', baixar: '02', alterarVencimento: '06' },
  especies: { DM: '01', NP: '02', RC: '05', ND: '11', DS: '12', OU: '99' },
  occurrences,
  reasons: bradesco400Reasons,
  accountValues,
  computeNossoNumero,
  nossoNumeroColumns: ({ number, dv }) => padTo(number, 11, 'Nosso número') + dv,
  titleRecords: (input, values) => [{ record: titulo, values: { ...values, ...instructions(input) } }],
}
