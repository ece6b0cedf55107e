/** Stable reasons, for programs. `detail` is for people. */
export type CnabErrorCode =
  /** The bytes are not a CNAB file (neither 240 nor 400 columns, or without a header). */
  | 'unrecognized-file'
  /** A CNAB file or a request of a bank and layout that has no table here. */
  | 'unsupported-layout'
  /** The data of a remessa or retorno to be written are wrong; `problems` says where. */
  | 'invalid-input'
  /** A value does not fit its columns: never cut silently. */
  | 'value-too-wide'

/** Where the data are wrong: a JSON pointer and a text for people. */
export interface CnabProblem {
  readonly pointer: string
  readonly detail: string
}

/** What is wrong and how to mend it (`detail`, pt-BR, fit to be shown to the operator). */
export class CnabError extends Error {
  readonly code: CnabErrorCode
  readonly detail: string
  readonly problems: readonly CnabProblem[]

  constructor(code: CnabErrorCode, detail: string, problems: readonly CnabProblem[] = []) {
    super(detail)
    this.name = 'CnabError'
    this.code = code
    this.detail = detail
    this.problems = problems
  }
}
