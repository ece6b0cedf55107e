import type { RemessaInput } from '@open-sgp/cnab'

type Entrada = RemessaInput['entrada']

/** Which bank, which account, and how it behaves. */
export interface BankOptions {
  /** Clearing code, 3 digits. */
  readonly bank: string
  readonly layout: 240 | 400
  /** The account and its agreement, as in the remessa. */
  readonly conta: Entrada['conta']
  readonly beneficiario: Pick<Entrada['beneficiario'], 'nome' | 'documento'>
  /** What the bank keeps of each payment; 0 when absent. Itaú takes it off the received column. */
  readonly feeCents?: number
  /** Part of the registrations, 0 to 1, that the bank rejects without visible cause. Which ones depends on `seed` alone. */
  readonly rejectionRate?: number
  /** Same seed, same choices. 1 when absent. */
  readonly seed?: number
}

/** Damage done to the copy of a retorno that is delivered; `bank.lastRetorno` keeps the sound one. */
export type RetornoFault =
  /** Cut in the middle of a record. */
  | 'truncated'
  /** The previous file once more. */
  | 'repeated'
  /** Another account in headers and details. */
  | 'wrong-account'
  /** A payment of a title that nobody registered. */
  | 'unknown-title'
  /** CNAB 240: segments U left out. */
  | 't-without-u'
  /** An accented name in UTF-8, columns shifted. */
  | 'utf8'
  /** Trailing blanks gone, lines end in LF: an editor was there. */
  | 'trimmed'
  | 'missing-trailer'

/** What the bank says on receiving a remessa. */
export interface RemessaReceipt {
  /** False: the file was dropped as a whole and will never be answered. */
  readonly isAccepted: boolean
  /** Why it was dropped, pt-BR. */
  readonly refusal: string | null
  readonly registered: number
  readonly rejected: number
  readonly instructions: number
}

export interface PaymentInput {
  /** Day of the payment. */
  readonly on: string
  /** What the payer pays; when absent, what the bank computes for that day (discount, fine, interest). */
  readonly amountCents?: number
}
