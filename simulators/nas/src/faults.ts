import type { Impairment } from './impaired-path.ts'

/** Both directions of a line. `request` goes from the asking side to the answering one. */
export type LineFaults = { readonly request?: Impairment; readonly response?: Impairment }

/**
 * How the router treats CoA and Disconnect: `answer` as RFC 5176 says; `refuse` with NAK 501; `ignore` without answer;
 * `ignore-coa` silent to CoA, obeys Disconnect; `disconnect-only` NAK 406 to CoA, obeys Disconnect; `acknowledge-only` ACK without doing it; `ignore-address-list` ACK, but the lists stay.
 */
export type CoaBehaviour =
  | 'answer'
  | 'refuse'
  | 'ignore'
  | 'ignore-coa'
  | 'disconnect-only'
  | 'acknowledge-only'
  | 'ignore-address-list'

export type NasFaults = {
  /** Line to the authentication port. */
  readonly auth?: LineFaults
  /** Line to the accounting port. */
  readonly accounting?: LineFaults
  /** Line from the CoA client to the router. */
  readonly coa?: LineFaults
  readonly coaBehaviour?: CoaBehaviour
}
