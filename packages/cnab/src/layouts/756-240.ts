import type { Field } from '../field.ts'
import type { Layout } from '../layout.ts'
import type { NossoNumero } from '../nosso-numero.ts'
import { modulo11Dv, padTo, requireAccount } from '../nosso-numero.ts'
import { makeOccurrences } from '../occurrence.ts'
import type { Conta } from '../remessa-input.ts'
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

const header: readonly Field[] = [
  { name: 'agenciaContaDv', from: 72, to: 72, type: '9' },
  { name: 'versaoArquivo', from: 164, to: 166, type: '9', value: '081' },
]

const lotHeader: readonly Field[] = [{ name: 'versaoLote', from: 14, to: 16, type: '9', value: '040' }]

/** Only 38–47 is the number: parcela, modalidade and kind of form follow in the same 20 columns. */
const nossoNumero: readonly Field[] = [
  { name: 'nossoNumero', from: 38, to: 47, type: '9' },
  { name: 'parcela', from: 48, to: 49, type: '9', value: '01' },
  { name: 'modalidade', from: 50, to: 51, type: '9', value: '01' },
  { name: 'formulario', from: 52, to: 52, type: '9', value: '4' },
]

const p = segmentP([
  ...nossoNumero,
  { name: 'cadastramento', from: 59, to: 59, type: '9' },
  { name: 'emissor', from: 61, to: 61, type: '9', value: '2' },
  { name: 'distribuidor', from: 62, to: 62, type: '9', value: '2' },
  { name: 'baixaDias', from: 225, to: 227, type: '9', pad: ' ' },
])
const q = segmentQ()
const r = segmentR()

const totals = lotTrailer240([
  { name: 'quantidadeTitulos', from: 24, to: 29, type: '9' },
  { name: 'valorTotal', from: 30, to: 46, type: 'cents' },
  { name: 'outrasCarteiras', from: 47, to: 115, type: '9' },
])

const weights = [3, 1, 9, 7] as const

/** Constants 3, 1, 9, 7 from the left over cooperativa 4, client 10, sequence 7; remainder 0 or 1 gives 0. */
function computeNossoNumero(numero: string, conta: Conta): NossoNumero {
  const number = padTo(numero, 7, 'Nosso número')
  const cooperativa = padTo(requireAccount(conta, 'agencia'), 4, 'Cooperativa')
  const digits = cooperativa + padTo(requireAccount(conta, 'convenio'), 10, 'Código do cliente') + number
  let sum = 0
  for (let index = 0; index < digits.length; index++) sum += Number(digits[index]) * (weights[index % 4] ?? 0)
  const remainder = sum % 11
  return { number, dv: remainder < 2 ? '0' : String(11 - remainder) }
}

/** Sicoob, CNAB 240. */
export const sicoob240: Layout = {
  bank: '756',
  width: 240,
  bankName: 'SICOOB',
  lastLineEnd: false,
  feeDeductedFromCredit: false,
  remessa: {
    header: remessaHeader240(header),
    lotHeader: remessaLotHeader240(lotHeader),
    details: [p, q, r],
    lotTrailer: totals,
    trailer: trailer240(),
  },
  retorno: {
    header: retornoHeader240(header),
    lotHeader: retornoLotHeader240(lotHeader),
    details: [segmentT(nossoNumero), segmentU()],
    lotTrailer: totals,
    trailer: trailer240(),
  },
  commands: { registrar: '01', baixar: '02', alterarVencimento: '06' },
  especies: { DM: '02', DS: '04', NP: '12', RC: '17', ND: '19', OU: '99' },
  occurrences: makeOccurrences(febraban240Occurrences),
  reasons: febraban240Reasons,
  accountValues(conta) {
    const agencia = padTo(requireAccount(conta, 'agencia'), 4, 'Cooperativa')
    const number = requireAccount(conta, 'conta')
    return {
      agencia,
      agenciaDv: conta.agenciaDv || modulo11Dv(agencia, '0'),
      conta: number,
      contaDv: conta.contaDv || modulo11Dv(number, '0'),
      carteira: conta.carteira,
      modalidade: conta.modalidade,
      parcela: conta.parcela,
    }
  },
  computeNossoNumero,
  nossoNumeroColumns: ({ number, dv }) => padTo(number + dv, 10, 'Nosso número'),
  titleRecords: (titulo, values) =>
    titleSegments([p, q, r], titulo, { ...values, jurosCodigo: titulo.juros ? '2' : '0' }),
}
