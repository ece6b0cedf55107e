import type { CivilDate } from '@open-sgp/brasil'
import type { CnabWidth, RecordValues } from './field.ts'
import type { DetailValues, Layout } from './layout.ts'
import { findLayout } from './layouts/index.ts'
import type { Conta, Pessoa } from './remessa-input.ts'
import { payeeValues } from './title-values.ts'
import type { PixOfTitle } from './title.ts'
import { writeFile } from './write-file.ts'

/** A retorno as a bank would write it: what tests and simulated banks need. */
export interface RetornoInput {
  readonly banco: string
  readonly layout: CnabWidth
  readonly dataGeracao: CivilDate
  readonly horaGeracao?: string
  readonly sequencialArquivo: number
  readonly conta: Conta
  readonly beneficiario: Pick<Pessoa, 'nome' | 'documento'>
  readonly titles: readonly RetornoTitle[]
}

/** One title of a retorno, in the words of `CnabTitle`; what is absent is zero or blank. Amounts in centavos. */
export interface RetornoTitle {
  readonly nossoNumero: string
  readonly seuNumero?: string
  readonly control?: string
  readonly occurrence: string
  readonly occurrenceDate: CivilDate
  readonly due?: CivilDate | null
  readonly credit?: CivilDate | null
  readonly faceCents?: number
  readonly receivedCents?: number
  /** CNAB 400 has no column for it. */
  readonly creditedCents?: number
  readonly feeCents?: number
  readonly otherCostsCents?: number
  readonly interestCents?: number
  /** CNAB 240 has one column for both: the fine is added to the interest. */
  readonly fineCents?: number
  readonly discountCents?: number
  readonly abatementCents?: number
  readonly reasons?: readonly string[]
  readonly pix?: PixOfTitle
}

function valuesOf(title: RetornoTitle, width: CnabWidth): RecordValues {
  const { interestCents = 0, fineCents = 0 } = title
  return {
    nossoNumero: title.nossoNumero,
    seuNumero: title.seuNumero,
    controle: title.control,
    ocorrencia: title.occurrence,
    dataOcorrencia: title.occurrenceDate,
    vencimento: title.due,
    dataCredito: title.credit,
    valor: title.faceCents,
    recebido: title.receivedCents,
    creditado: title.creditedCents,
    tarifa: title.feeCents,
    outrasDespesas: title.otherCostsCents,
    mora: width === 240 ? interestCents + fineCents : interestCents,
    multa: fineCents,
    desconto: title.discountCents,
    abatimento: title.abatementCents,
    motivos: title.reasons?.join(''),
    pixLocation: title.pix?.location,
    pixTxid: title.pix?.txid,
    pixCopiaECola: title.pix?.copiaECola,
  }
}

function recordsOf(layout: Layout, title: RetornoTitle): readonly DetailValues[] {
  const values = valuesOf(title, layout.width)
  const { details } = layout.retorno
  const used = layout.width === 240 || title.pix ? details : details.slice(0, 1)
  return used.map((record) => ({ record, values }))
}

/** The bytes of a retorno, by the same tables that `readRetorno` reads. Throws CnabError as `writeRemessa` does. */
export function writeRetorno(input: RetornoInput): Uint8Array {
  const layout = findLayout(input.banco, input.layout)
  return writeFile({
    layout,
    tables: layout.retorno,
    values: {
      ...payeeValues(input.beneficiario),
      ...layout.accountValues(input.conta),
      bancoNome: layout.bankName,
      dataGeracao: input.dataGeracao,
      horaGeracao: (input.horaGeracao ?? '00:00:00').replaceAll(':', ''),
      sequencialArquivo: input.sequencialArquivo,
    },
    titles: input.titles.map((title) => recordsOf(layout, title)),
    totalCents: input.titles.reduce((sum, title) => sum + (title.faceCents ?? 0), 0),
    pointer: '/titles',
  })
}
