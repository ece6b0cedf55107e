import { modulo10 } from '@open-sgp/brasil'
import type { Field, RecordValues } from '../field.ts'
import type { Layout } from '../layout.ts'
import type { NossoNumero } from '../nosso-numero.ts'
import { padTo, requireAccount } from '../nosso-numero.ts'
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
import { itau400Reasons } from './reasons/341-400.ts'

const headerAccount: readonly Field[] = [
  { name: 'agencia', from: 27, to: 30, type: '9' },
  { name: 'zeros', from: 31, to: 32, type: '9' },
  { name: 'conta', from: 33, to: 37, type: '9' },
  { name: 'contaDv', from: 38, to: 38, type: '9' },
]

const detailAccount: readonly Field[] = [
  { name: 'beneficiarioTipo', from: 2, to: 3, type: '9' },
  { name: 'beneficiarioDocumento', from: 4, to: 17, type: 'A' },
  { name: 'agencia', from: 18, to: 21, type: '9' },
  { name: 'zeros', from: 22, to: 23, type: '9' },
  { name: 'conta', from: 24, to: 28, type: '9' },
  { name: 'contaDv', from: 29, to: 29, type: '9' },
]

const titulo = remessaDetail400([
  ...detailAccount,
  { name: 'instrucaoCancelada', from: 34, to: 37, type: '9' },
  { name: 'nossoNumero', from: 63, to: 70, type: '9' },
  { name: 'quantidadeMoeda', from: 71, to: 83, type: '9' },
  { name: 'carteira', from: 84, to: 86, type: '9' },
  { name: 'carteiraCodigo', from: 108, to: 108, type: 'X', value: 'I' },
  { name: 'pagadorNome', from: 235, to: 264, type: 'X' },
  { name: 'sacadorNome', from: 352, to: 381, type: 'X' },
  { name: 'jurosDesde', from: 386, to: 391, type: 'date' },
])

/** Fine: `2` = percentage, from a date on. */
const multa = extraRecord400('multa', '2', [
  { name: 'multaCodigo', from: 2, to: 2, type: '9', value: '2' },
  { name: 'multaDesde', from: 3, to: 10, type: 'date' },
  { name: 'multaPercentual', from: 11, to: 23, type: 'percent' },
])

const retornoHeader = retornoHeader400([
  ...headerAccount,
  { name: 'densidade', from: 101, to: 105, type: '9', value: '01600' },
  { name: 'unidadeDensidade', from: 106, to: 108, type: 'X', value: 'BPI' },
  { name: 'sequencialArquivo', from: 109, to: 113, type: '9' },
  { name: 'dataCredito', from: 114, to: 119, type: 'date' },
])

const retornoTitulo = retornoDetail400([
  ...detailAccount,
  { name: 'nossoNumero', from: 63, to: 70, type: '9' },
  { name: 'carteira', from: 83, to: 85, type: '9' },
  { name: 'nossoNumero', from: 86, to: 93, type: '9' },
  { name: 'nossoNumeroDv', from: 94, to: 94, type: '9' },
  { name: 'carteiraCodigo', from: 108, to: 108, type: 'X', value: 'I' },
  { name: 'nossoNumero', from: 127, to: 134, type: '9' },
  { name: 'pagadorNome', from: 325, to: 354, type: 'X' },
  { name: 'motivos', from: 378, to: 385, type: 'X', each: 2 },
  { name: 'origemLiquidacao', from: 393, to: 394, type: 'X' },
])

/** Answer to command 71 (register with Pix): the EMV string, or why there is none. */
const pix = extraRecord400('pix', '3', [
  { name: 'pixCopiaECola', from: 2, to: 391, type: 'X', keepCase: true },
  { name: 'pixErro', from: 392, to: 394, type: 'X' },
])

const occurrences = makeOccurrences({
  REGISTERED: {
    '02': 'Entrada confirmada',
    '64': 'Entrada confirmada com rateio de crédito',
    '71': 'Entrada registrada, aguardando avaliação',
    '73': 'Entrada confirmada na cobrança simples, não aceita na contratual',
  },
  REJECTED: { '03': 'Entrada rejeitada', '60': 'Entrada de carnê rejeitada' },
  PAID: {
    '06': 'Liquidação normal',
    '07': 'Liquidação parcial (cobrança inteligente)',
    '08': 'Liquidação em cartório',
    '59': 'Baixa por crédito em conta corrente pelo Sispag',
  },
  WRITTEN_OFF: {
    '05': 'Alteração de dados: baixa',
    '09': 'Baixa simples',
    // Comes beside 06 for the same payment: money only once.
    '10': 'Baixa por ter sido liquidado',
    '47': 'Baixa com transferência para desconto',
    '72': 'Baixa por crédito em conta corrente pelo Sispag sem título correspondente',
  },
  DUE_CHANGED: { '14': 'Vencimento alterado' },
  PROTEST_ORDERED: { '19': 'Confirmação da instrução de protesto' },
  PROTEST_STOPPED: {
    '20': 'Confirmação da instrução de sustação de protesto',
    '21': 'Confirmação da instrução de não protestar',
    '63': 'Título sustado judicialmente',
  },
  PROTEST_AT_REGISTRY: { '23': 'Título enviado a cartório' },
  PROTEST_DONE: { '32': 'Baixa por ter sido protestado' },
  FEE: {
    '26': 'Tarifa de aviso de cobrança',
    '27': 'Tarifa de extrato de posição',
    '28': 'Tarifa de relação das liquidações',
    '29': 'Tarifa de manutenção de títulos vencidos',
    '30': 'Débito mensal de tarifas (entradas e baixas)',
    '33': 'Custas de protesto',
    '34': 'Custas de sustação',
    '35': 'Custas de cartório distribuidor',
    '36': 'Custas de edital',
    '37': 'Tarifa de emissão de boleto',
    '38': 'Tarifa de instrução',
    '39': 'Tarifa de ocorrências',
    '40': 'Tarifa mensal de emissão de boleto',
    '41': 'Débito mensal de tarifas: extrato de posição',
    '42': 'Débito mensal de tarifas: outras instruções',
    '43': 'Débito mensal de tarifas: manutenção de títulos vencidos',
    '44': 'Débito mensal de tarifas: outras ocorrências',
    '45': 'Débito mensal de tarifas: protesto',
    '46': 'Débito mensal de tarifas: sustação de protesto',
    '48': 'Custas de sustação judicial',
    '51': 'Tarifa mensal de entradas em bancos correspondentes',
    '52': 'Tarifa mensal de baixas na carteira',
    '53': 'Tarifa mensal de baixas em bancos correspondentes',
    '54': 'Tarifa mensal de liquidações na carteira',
    '55': 'Tarifa mensal de liquidações em bancos correspondentes',
    '56': 'Custas de irregularidade',
    '61': 'Tarifa de aviso de movimentação de títulos',
    '62': 'Débito mensal de tarifa: aviso de movimentação de títulos',
    '80': 'Entrada em negativação expressa: tarifa',
    '82': 'Cancelamento de negativação expressa: tarifa',
    '83': 'Exclusão de negativação expressa por liquidação: tarifa',
    '85': 'Tarifa por boleto: cobrança ativa eletrônica',
    '86': 'Tarifa de e-mail: cobrança ativa eletrônica',
    '87': 'Tarifa de SMS: cobrança ativa eletrônica',
    '88': 'Tarifa mensal por boleto: cobrança ativa eletrônica',
    '89': 'Tarifa mensal de e-mail: cobrança ativa eletrônica',
    '90': 'Tarifa mensal de SMS: cobrança ativa eletrônica',
    '91': 'Tarifa mensal de exclusão de entrada de negativação expressa',
    '92': 'Tarifa mensal de cancelamento de negativação expressa',
    '93': 'Tarifa mensal de exclusão de negativação expressa por liquidação',
  },
  INFO: {
    '04': 'Alteração de dados: nova entrada',
    '11': 'Em ser (retorno mensal)',
    '12': 'Abatimento concedido',
    '13': 'Abatimento cancelado',
    // Carries an amount that is not money (payments.md §4.7).
    '25': 'Alegações do pagador',
    '57': 'Instrução cancelada',
    '65': 'Pagamento com cheque, aguardando compensação',
    '75': 'Recebida instrução de entrada em negativação expressa',
    '76': 'Cheque compensado',
    '77': 'Recebida instrução de exclusão de negativação expressa',
    '78': 'Recebida instrução de cancelamento de negativação expressa',
    '79': 'Negativação expressa informacional',
  },
  'instruction-rejected': {
    '15': 'Baixa rejeitada',
    '16': 'Instrução rejeitada',
    '17': 'Alteração de dados rejeitada',
    '18': 'Instrução de cobrança contratual rejeitada ou pendente',
    '24': 'Instrução de protesto rejeitada, sustada ou pendente',
    '74': 'Instrução de negativação expressa rejeitada',
  },
  'payment-reversed': { '69': 'Cheque devolvido' },
})

// 57: the amount to be paid adds up value and mora. 09 protests, 92 writes off; both take their days from 392–393.
function instructions({ diasProtesto, diasBaixaAutomatica }: Titulo): RecordValues {
  if (diasProtesto) return { instrucao1: '09', instrucao2: '57', dias: diasProtesto }
  if (diasBaixaAutomatica) return { instrucao1: '92', instrucao2: '57', dias: diasBaixaAutomatica }
  return { instrucao1: '00', instrucao2: '57' }
}

function accountValues(conta: Conta) {
  const agencia = padTo(requireAccount(conta, 'agencia'), 4, 'Agência')
  const number = padTo(requireAccount(conta, 'conta'), 5, 'Conta')
  return {
    agencia,
    conta: number,
    contaDv: conta.contaDv || String(modulo10(agencia + number)),
    carteira: conta.carteira,
  }
}

/** Carteiras whose nosso número is checked without agência and conta. */
const shortDvCarteiras = new Set(['126', '131', '146', '150', '168'])

function computeNossoNumero(numero: string, conta: Conta): NossoNumero {
  const number = padTo(numero, 8, 'Nosso número')
  const carteira = padTo(requireAccount(conta, 'carteira'), 3, 'Carteira')
  const account = accountValues(conta)
  const prefix = shortDvCarteiras.has(carteira) ? carteira : account.agencia + account.conta + carteira
  return { number, dv: String(modulo10(prefix + number)) }
}

/** Itaú, CNAB 400. The received column is net of the fee (payments.md §4.6). */
export const itau400: Layout = {
  bank: '341',
  width: 400,
  bankName: 'BANCO ITAU SA',
  lastLineEnd: true,
  feeDeductedFromCredit: true,
  remessa: { header: remessaHeader400(headerAccount), details: [titulo, multa], trailer: trailer400() },
  retorno: { header: retornoHeader, details: [retornoTitulo, pix], trailer: trailer400() },
  commands: { registrar: '01', baixar: '02', alterarVencimento: '06' },
  especies: { DM: '01', NP: '02', RC: '05', DS: '08', ND: '13', OU: '99' },
  occurrences,
  reasons: itau400Reasons,
  accountValues,
  computeNossoNumero,
  nossoNumeroColumns: ({ number }) => padTo(number, 8, 'Nosso número'),
  titleRecords(input, values) {
    const register = { record: titulo, values: { ...values, ...instructions(input) } }
    return input.multa ? [register, { record: multa, values }] : [register]
  },
}
