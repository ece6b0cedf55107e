import { addDays } from '@open-sgp/brasil'
import { CnabError } from '../cnab-error.ts'
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

const agreement = (shift: number): readonly Field[] => [
  { name: 'convenio', from: 33 + shift, to: 41 + shift, type: '9' },
  { name: 'produto', from: 42 + shift, to: 45 + shift, type: '9', value: '0014' },
  { name: 'carteira', from: 46 + shift, to: 47 + shift, type: '9' },
  { name: 'variacaoCarteira', from: 48 + shift, to: 50 + shift, type: '9' },
]

const header: readonly Field[] = [
  ...agreement(0),
  { name: 'versaoArquivo', from: 164, to: 166, type: '9', value: '084' },
  { name: 'densidade', from: 167, to: 171, type: '9', value: '01600' },
]

const lotHeader: readonly Field[] = [...agreement(1), { name: 'versaoLote', from: 14, to: 16, type: '9', value: '043' }]

// The bank numbers the files itself: zeros in both headers.
const remessaHeader = remessaHeader240([...header, { name: 'semSequencial', from: 158, to: 163, type: '9' }])
const remessaLotHeader = remessaLotHeader240([...lotHeader, { name: 'semSequencial', from: 184, to: 191, type: '9' }])

/** `1`: simple collection with registration, whatever the carteira of the agreement. */
const simpleCollection: Field = { name: 'cobrancaSimples', from: 58, to: 58, type: '9', value: '1' }

const p = segmentP([simpleCollection, { name: 'distribuidor', from: 62, to: 62, type: '9' }])
const q = segmentQ()
const r = segmentR()

/** Digits of the sequence by length of the convênio. */
const sequenceWidths: Readonly<Record<number, number>> = { 4: 7, 6: 5, 7: 10, 8: 9 }

/** Convênios of 7 and 8 digits make a number of 17 without DV, those of 4 and 6 one of 11 with DV. */
function computeNossoNumero(numero: string, conta: Conta): NossoNumero {
  const convenio = requireAccount(conta, 'convenio')
  const width = sequenceWidths[convenio.length]
  if (width === undefined) {
    throw new CnabError(
      'invalid-input',
      `Convênio: “${convenio}” tem ${convenio.length} dígitos; no Banco do Brasil são 4, 6, 7 ou 8.`,
    )
  }
  const number = convenio + padTo(numero, width, 'Nosso número')
  return { number, dv: number.length === 17 ? '' : modulo11Dv(number, 'X') }
}

/** Banco do Brasil, CNAB 240. */
export const bancoDoBrasil240: Layout = {
  bank: '001',
  width: 240,
  bankName: 'BANCO DO BRASIL S.A.',
  lastLineEnd: true,
  feeDeductedFromCredit: false,
  remessa: {
    header: remessaHeader,
    lotHeader: remessaLotHeader,
    details: [p, q, r],
    lotTrailer: lotTrailer240(),
    trailer: trailer240(),
  },
  retorno: {
    header: retornoHeader240(header),
    lotHeader: retornoLotHeader240(lotHeader),
    details: [segmentT([simpleCollection]), segmentU()],
    lotTrailer: lotTrailer240(),
    trailer: trailer240(),
  },
  commands: { registrar: '01', baixar: '02', alterarVencimento: '06' },
  especies: { DM: '02', DS: '04', NP: '12', RC: '17', ND: '19', OU: '99' },
  occurrences: makeOccurrences(febraban240Occurrences),
  reasons: febraban240Reasons,
  accountValues(conta) {
    const agencia = padTo(requireAccount(conta, 'agencia'), 4, 'Agência')
    const number = requireAccount(conta, 'conta')
    return {
      convenio: requireAccount(conta, 'convenio'),
      carteira: conta.carteira,
      variacaoCarteira: conta.variacaoCarteira,
      agencia,
      agenciaDv: conta.agenciaDv || modulo11Dv(agencia, 'X'),
      conta: number,
      contaDv: conta.contaDv || modulo11Dv(number, 'X'),
    }
  },
  computeNossoNumero,
  nossoNumeroColumns: ({ number, dv }) => number + dv,
  titleRecords(titulo, values) {
    const { juros, vencimento } = titulo
    const jurosDesde = juros ? addDays(vencimento, juros.diasAposVencimento ?? 1) : null
    return titleSegments([p, q, r], titulo, { ...values, jurosDesde })
  },
}
