import { addDays } from '@open-sgp/brasil'
import type { Field, RecordValues } from '../field.ts'
import type { Layout } from '../layout.ts'
import { makeOccurrences } from '../occurrence.ts'
import type { Titulo } from '../remessa-input.ts'
import { bancoDoBrasil240 } from './001-240.ts'
import {
  extraRecord400,
  remessaDetail400,
  remessaHeader400,
  retornoDetail400,
  retornoHeader400,
  trailer400,
} from './core-400.ts'
import { bancoDoBrasil400Reasons } from './reasons/001-400.ts'

const headerAccount: readonly Field[] = [
  { name: 'servicoLiteral', from: 12, to: 19, type: 'X', value: 'COBRANCA' },
  { name: 'agencia', from: 27, to: 30, type: '9' },
  { name: 'agenciaDv', from: 31, to: 31, type: 'X' },
  { name: 'conta', from: 32, to: 39, type: '9' },
  { name: 'contaDv', from: 40, to: 40, type: 'X' },
  { name: 'zeros', from: 41, to: 46, type: '9' },
  { name: 'sequencialArquivo', from: 101, to: 107, type: '9' },
]

const detail: readonly Field[] = [
  { name: 'tipo', from: 1, to: 1, type: '9', value: '7' },
  { name: 'beneficiarioTipo', from: 2, to: 3, type: '9' },
  { name: 'beneficiarioDocumento', from: 4, to: 17, type: 'A' },
  { name: 'agencia', from: 18, to: 21, type: '9' },
  { name: 'agenciaDv', from: 22, to: 22, type: 'X' },
  { name: 'conta', from: 23, to: 30, type: '9' },
  { name: 'contaDv', from: 31, to: 31, type: 'X' },
  { name: 'convenio', from: 32, to: 38, type: '9' },
  { name: 'controle', from: 39, to: 63, type: 'X', exact: true },
  { name: 'nossoNumero', from: 64, to: 80, type: 'X', exact: true },
  { name: 'carteira', from: 107, to: 108, type: '9' },
]

const header = remessaHeader400([...headerAccount, { name: 'convenioLider', from: 130, to: 136, type: '9' }])

const titulo = remessaDetail400(
  [
    ...detail,
    { name: 'prestacao', from: 81, to: 84, type: '9' },
    { name: 'variacaoCarteira', from: 92, to: 94, type: '9' },
    { name: 'caucao', from: 95, to: 101, type: '9' },
    { name: 'agenciaCobradora', from: 143, to: 146, type: '9' },
    { name: 'pagadorNome', from: 235, to: 271, type: 'X' },
    { name: 'dias', from: 392, to: 393, type: '9', pad: ' ' },
  ],
  '7',
)

/** Fine: service 99, `2` = percentage, from a date on. */
const multa = extraRecord400('multa', '5', [
  { name: 'servico', from: 2, to: 3, type: '9', value: '99' },
  { name: 'multaCodigo', from: 4, to: 4, type: '9', value: '2' },
  { name: 'multaDesde', from: 5, to: 10, type: 'date' },
  { name: 'multaPercentual', from: 11, to: 22, type: 'percent' },
])

const retornoHeader = retornoHeader400([...headerAccount, { name: 'convenio', from: 150, to: 156, type: '9' }])

const retornoTitulo = retornoDetail400(
  [
    ...detail,
    { name: 'motivos', from: 87, to: 88, type: 'X', each: 2 },
    { name: 'dataCredito', from: 176, to: 181, type: 'date' },
    { name: 'tarifa', from: 182, to: 188, type: 'cents' },
    { name: 'canal', from: 393, to: 394, type: 'X' },
  ],
  '7',
)

const occurrences = makeOccurrences({
  REGISTERED: { '02': 'Confirmação de entrada de título' },
  REJECTED: { '03': 'Comando recusado' },
  PAID: {
    '05': 'Liquidado sem registro',
    '06': 'Liquidação normal',
    '07': 'Liquidação por conta',
    '08': 'Liquidação por saldo',
    '15': 'Liquidação em cartório',
  },
  WRITTEN_OFF: { '09': 'Baixa de título', '10': 'Baixa solicitada' },
  DUE_CHANGED: { '14': 'Alteração de vencimento do título' },
  PROTEST_ORDERED: { '19': 'Confirmação de instruções para protesto' },
  PROTEST_STOPPED: { '24': 'Sustar protesto' },
  PROTEST_AT_REGISTRY: { '23': 'Encaminhamento a cartório' },
  FEE: {
    '28': 'Manutenção de título vencido',
    '96': 'Despesas de protesto',
    '97': 'Despesas de sustação de protesto',
    '98': 'Débito de custas antecipadas',
  },
  INFO: {
    '11': 'Título em ser',
    '12': 'Abatimento concedido',
    '13': 'Abatimento cancelado',
    '16': 'Confirmação de alteração de juros de mora',
    '20': 'Débito em conta',
    '21': 'Alteração do nome do pagador',
    '22': 'Alteração do endereço do pagador',
    '25': 'Dispensar juros de mora',
    '26': 'Alteração do seu número',
    '31': 'Conceder desconto',
    '32': 'Não conceder desconto',
    '33': 'Retificar desconto',
    '34': 'Alterar data para desconto',
    '35': 'Cobrar multa',
    '36': 'Dispensar multa',
    '37': 'Dispensar indexador',
    '38': 'Dispensar prazo limite para recebimento',
    '39': 'Alterar prazo limite para recebimento',
    '41': 'Alteração do número de controle',
    '42': 'Alteração do documento do pagador',
    // Not money yet: the cheque may come back (payments.md §4.7).
    '46': 'Título pago com cheque, aguardando compensação',
    '72': 'Alteração de tipo de cobrança',
  },
  'payment-reversed': { '44': 'Título pago com cheque devolvido' },
})

/** 06 protests after the days in 392–393, 44 writes off. */
function instructions({ diasProtesto, diasBaixaAutomatica }: Titulo): RecordValues {
  if (diasProtesto) return { instrucao1: '06', dias: diasProtesto }
  return diasBaixaAutomatica ? { instrucao1: '44' } : {}
}

/** Banco do Brasil, CNAB 400 (CBR641/CBR643), for convênios of 7 digits. */
export const bancoDoBrasil400: Layout = {
  bank: '001',
  width: 400,
  bankName: 'BANCODOBRASIL',
  lastLineEnd: true,
  feeDeductedFromCredit: false,
  remessa: { header, details: [titulo, multa], trailer: trailer400() },
  retorno: { header: retornoHeader, details: [retornoTitulo], trailer: trailer400() },
  commands: { registrar: '01', baixar: '02', alterarVencimento: '06' },
  especies: { DM: '01', NP: '02', RC: '05', DS: '12', ND: '13' },
  occurrences,
  reasons: bancoDoBrasil400Reasons,
  accountValues: (conta) => ({
    ...bancoDoBrasil240.accountValues(conta),
    convenioLider: conta.convenioLider ?? conta.convenio,
  }),
  computeNossoNumero: bancoDoBrasil240.computeNossoNumero,
  nossoNumeroColumns: bancoDoBrasil240.nossoNumeroColumns,
  titleRecords(input, values) {
    const register = { record: titulo, values: { ...values, ...instructions(input) } }
    if (!input.multa) return [register]
    const multaDesde = addDays(input.vencimento, Math.max(1, input.multa.diasAposVencimento ?? 1))
    return [register, { record: multa, values: { ...values, multaDesde } }]
  },
}
