import type { Field, RecordValues } from '../field.ts'
import type { Layout } from '../layout.ts'
import { padTo, requireAccount } from '../nosso-numero.ts'
import { makeOccurrences } from '../occurrence.ts'
import type { Conta } from '../remessa-input.ts'
import { santander400, santanderAccountDv } from './033-400.ts'
import { febraban240Occurrences } from './febraban-240-occurrences.ts'
import {
  lotTrailer240,
  remessaHeader240,
  remessaLotHeader240,
  retornoHeader240,
  retornoLotHeader240,
  segmentP,
  segmentQ,
  segmentR,
  segmentT,
  segmentU,
  titleSegments,
  trailer240,
} from './febraban-240.ts'
import { febraban240Reasons } from './reasons/febraban-240.ts'

const blanks = (from: number, to: number): Field => ({ name: `brancos${from}`, from, to, type: 'X' })

/** Type and document stand one column before FEBRABAN's. */
const company: readonly Field[] = [
  { name: 'beneficiarioTipo', from: 17, to: 17, type: '9' },
  { name: 'beneficiarioDocumento', from: 18, to: 32, type: 'A' },
]

const version: readonly Field[] = [
  { name: 'versaoArquivo', from: 164, to: 166, type: '9', value: '040' },
  { name: 'densidade', from: 167, to: 171, type: '9', pad: ' ' },
]

const account = (from: number): readonly Field[] => [
  { name: 'agencia', from, to: from + 3, type: '9' },
  { name: 'agenciaDv', from: from + 4, to: from + 4, type: 'X' },
  { name: 'conta', from: from + 5, to: from + 13, type: '9' },
  { name: 'contaDv', from: from + 14, to: from + 14, type: 'X' },
]

const remessaHeader = remessaHeader240([
  ...company,
  { name: 'codigoTransmissao', from: 33, to: 47, type: '9' },
  blanks(48, 72),
  blanks(152, 157),
  ...version,
])

const remessaLotHeader = remessaLotHeader240([
  { name: 'versaoLote', from: 14, to: 16, type: '9', value: '030' },
  blanks(34, 53),
  { name: 'codigoTransmissao', from: 54, to: 68, type: '9' },
  blanks(69, 73),
  blanks(200, 240),
])

const p = segmentP([
  ...account(18),
  { name: 'conta', from: 33, to: 41, type: '9' },
  { name: 'contaDv', from: 42, to: 42, type: 'X' },
  { name: 'nossoNumero', from: 45, to: 57, type: '9' },
  { name: 'carteiraCodigo', from: 58, to: 58, type: '9' },
  { name: 'cadastramento', from: 59, to: 59, type: '9', value: '1' },
  { name: 'documento', from: 60, to: 60, type: '9', value: '2' },
  { name: 'jurosPercentual', from: 127, to: 141, type: 'percent', decimals: 5 },
  { name: 'baixaDias', from: 225, to: 227, type: '9' },
  { name: 'moeda', from: 228, to: 229, type: '9', value: '00' },
  blanks(230, 239),
])
const q = segmentQ([{ name: 'zeros', from: 210, to: 221, type: '9' }])
const r = segmentR([blanks(42, 65), blanks(90, 240)])
const trailer = trailer240([blanks(30, 240)])

/** Segment T begins three columns later and is four columns behind FEBRABAN from the carteira on. */
const t = segmentT([
  ...account(18),
  blanks(33, 40),
  { name: 'nossoNumero', from: 41, to: 53, type: '9' },
  { name: 'carteiraCodigo', from: 54, to: 54, type: '9' },
  { name: 'seuNumero', from: 55, to: 69, type: 'X', exact: true },
  { name: 'vencimento', from: 70, to: 77, type: 'date' },
  { name: 'valor', from: 78, to: 92, type: 'cents' },
  { name: 'bancoCobrador', from: 93, to: 95, type: '9' },
  { name: 'agenciaCobradora', from: 96, to: 99, type: '9' },
  { name: 'controle', from: 101, to: 125, type: 'X', exact: true },
  { name: 'moeda', from: 126, to: 127, type: '9' },
  { name: 'pagadorTipo', from: 128, to: 128, type: '9' },
  { name: 'pagadorDocumento', from: 129, to: 143, type: 'A' },
  { name: 'pagadorNome', from: 144, to: 183, type: 'X' },
  { name: 'tarifa', from: 194, to: 208, type: 'cents' },
  { name: 'motivos', from: 209, to: 218, type: 'X', each: 2 },
])

function accountValues(conta: Conta): RecordValues {
  const agencia = padTo(requireAccount(conta, 'agencia'), 4, 'Agência')
  const number = requireAccount(conta, 'conta')
  const code = conta.codigoTransmissao
  return {
    agencia,
    agenciaDv: conta.agenciaDv,
    conta: number,
    contaDv: conta.contaDv || santanderAccountDv(agencia, number),
    carteira: conta.carteira,
    codigoCliente: conta.codigoCliente,
    // Fifteen digits from the bank; those of CNAB 400 have twenty. Without it: agência and código do cliente (unconfirmed).
    codigoTransmissao:
      code?.length === 15 ? code : agencia + padTo(requireAccount(conta, 'codigoCliente'), 11, 'Código do cliente'),
  }
}

/** Santander, CNAB 240. */
export const santander240: Layout = {
  bank: '033',
  width: 240,
  bankName: 'BANCO SANTANDER',
  lastLineEnd: true,
  feeDeductedFromCredit: false,
  remessa: {
    header: remessaHeader,
    lotHeader: remessaLotHeader,
    details: [p, q, r],
    lotTrailer: lotTrailer240(),
    trailer,
  },
  retorno: {
    header: retornoHeader240([
      ...company,
      ...account(33),
      { name: 'codigoCliente', from: 53, to: 61, type: '9' },
      blanks(62, 72),
      ...version,
    ]),
    lotHeader: retornoLotHeader240([
      { name: 'versaoLote', from: 14, to: 16, type: '9', value: '040' },
      { name: 'codigoCliente', from: 34, to: 42, type: '9' },
      ...account(54),
      blanks(69, 73),
    ]),
    details: [t, segmentU()],
    lotTrailer: lotTrailer240(),
    trailer,
  },
  commands: { registrar: '01', baixar: '02', alterarVencimento: '06' },
  especies: { DM: '02', DS: '04', NP: '12', RC: '17', OU: '99' },
  occurrences: makeOccurrences(febraban240Occurrences),
  reasons: febraban240Reasons,
  accountValues,
  computeNossoNumero: santander400.computeNossoNumero,
  nossoNumeroColumns: ({ number, dv }) => padTo(number, 12, 'Nosso número') + dv,
  titleRecords(titulo, values) {
    const own = {
      carteiraCodigo: Number(values['carteira']) > 200 ? '1' : '5',
      protestoCodigo: titulo.diasProtesto ? '2' : '0',
      baixaCodigo: titulo.diasBaixaAutomatica ? '1' : '3',
      baixaDias: titulo.diasBaixaAutomatica,
    }
    return titleSegments([p, q, r], titulo, { ...values, ...own })
  },
}
