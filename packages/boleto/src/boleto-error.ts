/** Stable reasons, for programs. `detail` is for people. */
export type BoletoErrorCode =
  | 'unknown-bank'
  | 'missing-field'
  | 'invalid-field'
  | 'field-too-long'
  | 'value-out-of-range'
  | 'invalid-due-date'
  | 'bank-issues-number'
  | 'invalid-length'
  | 'invalid-character'
  | 'invalid-check-digit'
  | 'unsupported-currency'
  | 'arrecadacao-line'
  | 'pix-payload-too-long'
  | 'document-mismatch'

/** What is wrong, in which field, and how to mend it (`detail`, pt-BR, fit to be shown to the operator). */
export class BoletoError extends Error {
  readonly code: BoletoErrorCode
  /** Name of the offending input field, part of the line (`campo1`, `codigoBarras`…) or JSON pointer (`/0/payer/name`). */
  readonly field: string
  readonly detail: string

  constructor(code: BoletoErrorCode, field: string, detail: string) {
    super(detail)
    this.name = 'BoletoError'
    this.code = code
    this.field = field
    this.detail = detail
  }
}

/** What somebody gave us, quoted for a message: whatever its type, and never longer than a line. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? typeof value)
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`
}
