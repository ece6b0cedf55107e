/** Stable reasons, for code to branch on; the message says what, where and how to mend it. */
export type RadiusErrorCode =
  | 'packet-too-short'
  | 'packet-too-long'
  | 'length-mismatch'
  | 'attribute-length'
  | 'unknown-attribute'
  | 'invalid-value'
  | 'value-too-long'
  | 'invalid-rate-limit'
  | 'unresolvable-host'
  | 'client-closed'

/** The only error this package throws on purpose. */
export class RadiusError extends Error {
  readonly code: RadiusErrorCode

  constructor(code: RadiusErrorCode, message: string) {
    super(message)
    this.name = 'RadiusError'
    this.code = code
  }
}
