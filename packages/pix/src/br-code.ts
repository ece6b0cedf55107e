import type { PixKeyKind } from './pix-key.ts'

type Common = {
  /** Payee, shown to the payer: accents are dropped and it is cut at 25. */
  name: string
  /** City of the payee: accents are dropped and it is cut at 15. */
  city: string
  /** Absent: the payer types the amount, or the charge behind `url` says it. */
  amountCents?: number | null
  /** 1 to 25 letters and digits; absent or `***` when there is none. */
  txid?: string | null
  /** Point of initiation: true `12`, false `11`, absent not written. */
  singleUse?: boolean | null
  /** Location of a Pix Automático recurrence, without https://; the code then also asks for the authorisation. */
  recurrenceUrl?: string | null
}

/** Pays to a key. Such a payment has no callback of its own: invoices use dynamic codes. */
export type StaticBrCode = Common & {
  kind: 'static'
  key: string
  /** Free text to the payer. */
  info?: string | null
}

/** Pays the charge that the PSP keeps at `url` (`pix.example.com/qr/v2/…`, without https://). */
export type DynamicBrCode = Common & { kind: 'dynamic'; url: string }

/** Pays nothing and asks for the authorisation of a Pix Automático recurrence only. */
export type RecurrenceBrCode = Common & { kind: 'recurrence'; recurrenceUrl: string }

/** What a BR Code says (`pix copia e cola`). */
export type BrCodeInput = StaticBrCode | DynamicBrCode | RecurrenceBrCode

/** What every code that was read tells, absent fields null, and its check. */
export type DecodedPayee = {
  name: string
  city: string
  amountCents: number | null
  txid: string
  singleUse: boolean | null
  recurrenceUrl: string | null
  /** Null when the code has no key or a key of no known form. */
  keyKind: PixKeyKind | null
  crc: string
  crcValid: boolean
}

/** A code that was read; it can be encoded again. */
export type DecodedBrCode = BrCodeInput & DecodedPayee

/** Identifies Pix among the arrangements that share BR Code; compared without case. */
export const pixGui = 'br.gov.bcb.pix'

export const txidPattern = /^(\*{3}|[A-Za-z0-9]{1,25})$/

/** `host/path`, as in sub-tag 25. */
export const urlPattern = /^[A-Za-z0-9.-]+\.[A-Za-z]{2,}(:\d+)?\/[!-~]+$/
