/** Stable reasons, for code to branch on. */
export type BrasilErrorCode =
  | 'invalid-document'
  | 'invalid-cpf'
  | 'invalid-cnpj'
  | 'invalid-access-key'
  | 'invalid-cep'
  | 'invalid-phone'
  | 'invalid-amount'
  | 'invalid-split'

/** The only error this package throws on purpose. `detail` is pt-BR, says how to mend it and never repeats the document. */
export class BrasilError extends Error {
  readonly code: BrasilErrorCode
  readonly detail: string

  constructor(code: BrasilErrorCode, detail: string) {
    super(detail)
    this.name = 'BrasilError'
    this.code = code
    this.detail = detail
  }
}
