import type { Field, RecordTable } from './field.ts'
import { findField } from './field.ts'
import type { Layout } from './layout.ts'
import type { LineView } from './line-view.ts'
import type { CnabTitle, PixOfTitle } from './title.ts'

/** A title while its records are being read. */
export type TitleDraft = { -readonly [key in keyof CnabTitle]: CnabTitle[key] }

type Names = keyof typeof columns

/** Normalised name → name in the tables. */
const columns = {
  nossoNumero: 'nossoNumero',
  seuNumero: 'seuNumero',
  control: 'controle',
  occurrenceDate: 'dataOcorrencia',
  due: 'vencimento',
  faceCents: 'valor',
  receivedCents: 'recebido',
  creditedCents: 'creditado',
  feeCents: 'tarifa',
  otherCostsCents: 'outrasDespesas',
  interestCents: 'mora',
  fineCents: 'multa',
  otherCreditsCents: 'outrosCreditos',
  discountCents: 'desconto',
  abatementCents: 'abatimento',
  credit: 'dataCredito',
  reasons: 'motivos',
} as const

type Fields = { readonly [name in Names]: Field | undefined }

function fieldsOf(record: RecordTable): Fields {
  const find = (name: Names) => findField(record, columns[name])
  return {
    nossoNumero: find('nossoNumero'),
    seuNumero: find('seuNumero'),
    control: find('control'),
    occurrenceDate: find('occurrenceDate'),
    due: find('due'),
    faceCents: find('faceCents'),
    receivedCents: find('receivedCents'),
    creditedCents: find('creditedCents'),
    feeCents: find('feeCents'),
    otherCostsCents: find('otherCostsCents'),
    interestCents: find('interestCents'),
    fineCents: find('fineCents'),
    otherCreditsCents: find('otherCreditsCents'),
    discountCents: find('discountCents'),
    abatementCents: find('abatementCents'),
    credit: find('credit'),
    reasons: find('reasons'),
  }
}

/** The columns of the records that make a title, found once per file so that reading a record looks nothing up. */
export class TitleFields {
  private readonly fields: Fields
  private readonly code: Field
  private readonly isNet: boolean
  /** Last column that a record of money must reach to be trusted. */
  readonly lastEssential: number

  constructor(layout: Layout, record: RecordTable) {
    this.fields = fieldsOf(record)
    const code = findField(record, 'ocorrencia') ?? findField(record, 'comando')
    if (!code) throw new RangeError(`record ${record.name} of ${layout.bank} has no occurrence`)
    this.code = code
    this.isNet = layout.feeDeductedFromCredit
    this.lastEssential = (this.fields.receivedCents ?? this.fields.faceCents ?? code).to
  }

  /** A new title from its first record (the only one in CNAB 400; T or P in CNAB 240). */
  read(view: LineView): TitleDraft {
    const { fields } = this
    const receivedCents = view.number9(fields.receivedCents)
    return {
      line: view.number,
      nossoNumero: view.text(fields.nossoNumero),
      seuNumero: view.text(fields.seuNumero),
      control: view.text(fields.control),
      occurrence: view.code(this.code),
      occurrenceDate: view.date(fields.occurrenceDate),
      kind: 'UNKNOWN',
      due: view.date(fields.due),
      faceCents: view.number9(fields.faceCents),
      receivedCents,
      // CNAB 400 has no credited column: only where the fee is already off does the file say what was credited.
      creditedCents: fields.creditedCents ? view.number9(fields.creditedCents) : this.isNet ? receivedCents : null,
      feeCents: view.number9(fields.feeCents),
      otherCostsCents: view.number9(fields.otherCostsCents),
      interestCents: view.number9(fields.interestCents),
      fineCents: view.number9(fields.fineCents),
      discountCents: view.number9(fields.discountCents),
      abatementCents: view.number9(fields.abatementCents),
      credit: view.date(fields.credit),
      reasons: view.list(fields.reasons),
      pix: null,
    }
  }

  /** Segment U: money and dates. The fee stays T's: U has none. */
  readPayment(view: LineView, draft: TitleDraft): void {
    const { fields } = this
    draft.interestCents = view.number9(fields.interestCents)
    draft.fineCents = view.number9(fields.otherCreditsCents)
    draft.discountCents = view.number9(fields.discountCents)
    draft.abatementCents = view.number9(fields.abatementCents)
    draft.receivedCents = view.number9(fields.receivedCents)
    draft.creditedCents = view.number9(fields.creditedCents)
    draft.otherCostsCents = view.number9(fields.otherCostsCents)
    draft.occurrenceDate = view.date(fields.occurrenceDate)
    draft.credit = view.date(fields.credit)
  }
}

/** A record beside the title's that tells of its Pix. */
export function readPix(view: LineView, record: RecordTable): PixOfTitle {
  const text = (name: string) => view.text(findField(record, name))
  const txid = text('pixTxid')
  const location = text('pixLocation')
  const copiaECola = text('pixCopiaECola')
  const error = text('pixErro')
  return {
    ...(txid && { txid }),
    ...(location && { location }),
    ...(copiaECola && { copiaECola }),
    ...(/[^0]/.test(error) && { error }),
  }
}
