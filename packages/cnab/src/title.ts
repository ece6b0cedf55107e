import type { CnabWidth, RecordValues } from './field.ts'
import type { OccurrenceKind } from './occurrence.ts'

/** One title of a file. Amounts in centavos, dates `YYYY-MM-DD` or null when blank. */
export interface CnabTitle {
  /** Line of its record, 1-based, blank lines not counted. */
  readonly line: number
  /** As it stands in the bank's column, blanks trimmed. `nossoNumeroInFile` gives the same form of a stored number. */
  readonly nossoNumero: string
  readonly seuNumero: string
  /** What the company wrote for itself in the remessa. */
  readonly control: string
  /** The bank's raw code; in a remessa the command. */
  readonly occurrence: string
  readonly occurrenceDate: string | null
  readonly kind: OccurrenceKind
  readonly due: string | null
  readonly faceCents: number
  /** The bank's received column; net of the fee where `feeDeductedFromCredit` (Itaú). Money only when the kind settles. */
  readonly receivedCents: number
  /** What reached the account; null where the file does not say. */
  readonly creditedCents: number | null
  readonly feeCents: number
  readonly otherCostsCents: number
  /** CNAB 240 has one column for interest and fine: this one. */
  readonly interestCents: number
  /** Fine or other credits: CNAB 400 has one column for both, CNAB 240 brings only the other credits here. */
  readonly fineCents: number
  readonly discountCents: number
  readonly abatementCents: number
  readonly credit: string | null
  /** The bank's reason codes, in order. */
  readonly reasons: readonly string[]
  readonly pix: PixOfTitle | null
}

/** Pix of a hybrid boleto, as far as the bank's record tells. */
export interface PixOfTitle {
  readonly txid?: string
  readonly location?: string
  readonly copiaECola?: string
  /** Why the bank made no QR code. */
  readonly error?: string
}

export type CnabWarningCode =
  | 'byte-order-mark'
  | 'utf8-text'
  | 'short-line'
  | 'line-too-wide'
  | 'truncated-line'
  | 'missing-header'
  | 'missing-trailer'
  | 'content-after-trailer'
  | 'wrong-sequence'
  | 'wrong-count'
  | 'unknown-record'
  | 'other-bank'
  | 't-without-u'
  | 'u-without-t'
  | 'unreadable-field'
  | 'unknown-occurrence'
  | 'amounts-differ'
  | 'instruction-rejected'
  | 'payment-reversed'

/** Something that a person should see. `detail`: what, where, and what became of it (pt-BR). */
export interface CnabWarning {
  readonly line: number
  readonly code: CnabWarningCode
  readonly detail: string
}

/** Whose file it is, as far as headers and the first detail tell; zeros and blanks are ''. */
export interface CnabHeader {
  readonly agencia: string
  readonly conta: string
  readonly convenio: string
  readonly companyName: string
  readonly companyDocument: string
  readonly fileSequence: number | null
  readonly generatedOn: string | null
  /** The account's fields by the layout's own names. */
  readonly values: RecordValues
}

export interface CnabSummary {
  /** Sum of the received column over the titles whose occurrence settles. */
  paidCents: number
  /** Raw code → number of titles. */
  readonly occurrences: Record<string, number>
  readonly warnings: CnabWarning[]
}

export interface CnabFile extends Readonly<CnabSummary> {
  readonly bank: string
  readonly layout: CnabWidth
  readonly kind: 'retorno' | 'remessa'
  readonly header: CnabHeader
  readonly titles: readonly CnabTitle[]
}
