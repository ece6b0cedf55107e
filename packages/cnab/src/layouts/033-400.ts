import { addDays } from '@open-sgp/brasil'
import type { Field, RecordValues } from '../field.ts'
import type { Layout } from '../layout.ts'
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
import { santander400Reasons } from './reasons/033-400.ts'

/** Código de transmissão: agência, código do cliente, first seven digits of the conta. In headers from 27, in details from 18. */
const transmissionCode = (from: number): readonly Field[] => [
  { name: 'agencia', from, to: from + 3, type: '9' },
  { name: 'codigoCliente', from: from + 4, to: from + 11, type: '9' },
  { name: 'conta', from: from + 12, to: from + 19, type: '9' },
]

const company: readonly Field[] = [
  { name: 'beneficiarioTipo', from: 2, to: 3, type: '9' },
  { name: 'beneficiarioDocumento', from: 4, to: 17, type: 'A' },
  ...transmissionCode(18),
]

const header = remessaHeader400([
  ...transmissionCode(27),
  { name: 'zeros', from: 101, to: 116, type: '9' },
  { name: 'versao', from: 392, to: 394, type: '9' },
])

const titulo = remessaDetail400([
  ...company,
  { name: 'nossoNumero', from: 63, to: 70, type: '9' },
  { name: 'desconto2Ate', from: 71, to: 76, type: 'date' },
  { name: 'multaCodigo', from: 78, to: 78, type: '9' },
  { name: 'multaPercentual', from: 79, to: 82, type: 'percent' },
  { name: 'unidadeMoeda', from: 83, to: 84, type: '9' },
  { name: 'valorOutraUnidade', from: 85, to: 97, type: '9' },
  { name: 'jurosDesde', from: 102, to: 107, type: 'date' },
  { name: 'carteiraCodigo', from: 108, to: 108, type: '9' },
  { name: 'sacadorNome', from: 352, to: 381, type: 'X' },
  { name: 'complementoId', from: 383, to: 383, type: 'X', value: 'I' },
  { name: 'complemento', from: 384, to: 385, type: '9' },
])

const trailer = trailer400([
  { name: 'quantidadeRegistros', from: 2, to: 7, type: '9' },
  { name: 'valorTotal', from: 8, to: 20, type: 'cents' },
  { name: 'zeros', from: 21, to: 394, type: '9' },
])

// 392–394 counts the versions of the file in the samples; the manual's wording is not at hand (unconfirmed).
const retornoHeader = retornoHeader400([
  ...transmissionCode(27),
  { name: 'zeros', from: 101, to: 110, type: '9' },
  { name: 'sequencialArquivo', from: 392, to: 394, type: '9' },
])

const retornoTitulo = retornoDetail400([
  ...company,
  { name: 'nossoNumero', from: 63, to: 70, type: '9' },
  { name: 'carteiraCodigo', from: 108, to: 108, type: '9' },
  { name: 'nossoNumero', from: 127, to: 134, type: '9' },
  { name: 'motivos', from: 137, to: 145, type: 'X', each: 3 },
])

const pix = extraRecord400('pix', '2', [
  { name: 'pixLocation', from: 3, to: 79, type: 'X', keepCase: true },
  { name: 'pixTxid', from: 80, to: 114, type: 'X', keepCase: true },
])

const occurrences = makeOccurrences({
  REGISTERED: { '02': 'Entrada do título confirmada' },
  REJECTED: { '03': 'Entrada do título rejeitada' },
  PAID: {
    '06': 'Liquidação',
    '07': 'Liquidação por conta',
    '08': 'Liquidação por saldo',
    '17': 'Liquidado em cartório',
  },
  WRITTEN_OFF: { '09': 'Baixa automática', '10': 'Título baixado conforme instrução ou por protesto' },
  DUE_CHANGED: { '14': 'Prorrogação de vencimento' },
  PROTEST_ORDERED: { '25': 'Protestar título' },
  PROTEST_STOPPED: { '22': 'Retirado de cartório', '26': 'Sustar protesto' },
  PROTEST_AT_REGISTRY: { '15': 'Enviado para cartório', '21': 'Entrada em cartório' },
  FEE: { '24': 'Custas de cartório' },
  INFO: {
    '01': 'Título não existe',
    '11': 'Em ser',
    '12': 'Abatimento concedido',
    '13': 'Abatimento cancelado',
    // Informs only: the money, if any, came with another occurrence (payments.md §4.7).
    '16': 'Título já baixado ou liquidado',
  },
})

/** Código de transmissão from its parts; the ready code of 20 digits serves when a part is missing. */
function accountValues(conta: Conta): RecordValues {
  const { agencia, conta: number, codigoCliente, codigoTransmissao } = conta
  if (agencia && number && codigoCliente) {
    const digits = number.padStart(8, '0')
    const dv = conta.contaDv || santanderAccountDv(agencia, digits)
    const complemento = digits.length === 9 ? digits.slice(7) : digits.slice(-1) + dv
    return { agencia, codigoCliente, conta: digits.slice(0, 7), complemento }
  }
  const code =
    codigoTransmissao?.length === 20
      ? codigoTransmissao
      : requireAccount({ ...conta, codigoTransmissao: '' }, 'codigoTransmissao')
  return { agencia: code.slice(0, 4), codigoCliente: code.slice(4, 12), conta: code.slice(12) }
}

const accountWeights = '97310097131973'

/** Weights 9 7 3 1 0 0 9 7 1 3 1 9 7 3 over agência4 `00` conta8, adding the units of the products only. */
export function santanderAccountDv(agencia: string, conta: string): string {
  const digits = `${padTo(agencia, 4, 'Agência')}00${padTo(conta, 8, 'Conta')}`
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    sum += (Number(digits[index]) * Number(accountWeights[index])) % 10
  }
  return String((10 - (sum % 10)) % 10)
}

/** Automatic write-off exists for 15 and 30 days only. */
const writeOffInstructions: Readonly<Record<number, string>> = { 15: '02', 30: '03' }

function instructions(input: Titulo): RecordValues {
  const { diasProtesto, diasBaixaAutomatica } = input
  if (diasProtesto) return { instrucao1: '06', dias: diasProtesto }
  return { instrucao1: writeOffInstructions[diasBaixaAutomatica ?? 0] ?? '00' }
}

function ownValues(input: Titulo, values: RecordValues): RecordValues {
  const days = input.juros?.diasAposVencimento ?? 0
  return {
    ...instructions(input),
    multaCodigo: input.multa ? '4' : '0',
    // Zeros: from the day after the due date.
    jurosDesde: days > 0 ? addDays(input.vencimento, days) : null,
    carteiraCodigo: Number(values['carteira']) > 200 ? '1' : '5',
  }
}

/** Santander, CNAB 400. */
export const santander400: Layout = {
  bank: '033',
  width: 400,
  bankName: 'SANTANDER',
  lastLineEnd: true,
  feeDeductedFromCredit: false,
  remessa: { header, details: [titulo], trailer },
  retorno: { header: retornoHeader, details: [retornoTitulo, pix], trailer: trailer400() },
  commands: { registrar: '01', baixar: '02', alterarVencimento: '06' },
  especies: { DM: '01', NP: '02', RC: '05', DS: '06' },
  occurrences,
  reasons: santander400Reasons,
  accountValues: (conta) => ({ ...accountValues(conta), carteira: conta.carteira }),
  computeNossoNumero(numero) {
    const number = padTo(numero, 12, 'Nosso número')
    return { number, dv: modulo11Dv(number, '0') }
  },
  // Seven digits and DV: the file has no room for the other five.
  nossoNumeroColumns: ({ number, dv }) => padTo(number, 7, 'Nosso número') + dv,
  titleRecords: (input, values) => [{ record: titulo, values: { ...values, ...ownValues(input, values) } }],
}
