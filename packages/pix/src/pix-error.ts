/** Stable reasons, for code to branch on. */
export type PixErrorCode =
  | 'invalid-input'
  | 'invalid-key'
  | 'invalid-url'
  | 'invalid-name'
  | 'invalid-city'
  | 'invalid-amount'
  | 'invalid-txid'
  | 'too-long'
  | 'not-ascii'
  | 'not-pix'
  | 'truncated'
  | 'invalid-field'
  | 'missing-field'
  | 'duplicate-field'
  | 'invalid-crc'

/**
 * The only error this package throws on purpose. `detail` is pt-BR and says what, where and how to mend it; `pointer` is the JSON
 * pointer of the wrong field of an input, where there is one.
 */
export class PixError extends Error {
  readonly code: PixErrorCode
  readonly detail: string
  readonly pointer: string | undefined

  constructor(code: PixErrorCode, detail: string, pointer?: string) {
    super(detail)
    this.name = 'PixError'
    this.code = code
    this.detail = detail
    this.pointer = pointer
  }
}
