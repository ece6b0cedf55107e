/** What an occurrence means, the same for every bank. The raw code is always kept beside it. */
export type OccurrenceKind =
  | 'REGISTERED'
  | 'REJECTED'
  | 'PAID'
  /** Settled after the write-off, or a title that was never registered: money all the same. */
  | 'PAID_AFTER_WRITE_OFF'
  | 'WRITTEN_OFF'
  | 'DUE_CHANGED'
  | 'PROTEST_ORDERED'
  | 'PROTEST_STOPPED'
  | 'PROTEST_AT_REGISTRY'
  | 'PROTEST_DONE'
  | 'FEE'
  | 'PIX_QR'
  | 'INFO'
  /** A code that the bank's table does not have, or a record too damaged to be trusted. */
  | 'UNKNOWN'

/** INFO that somebody must look at: it raises a warning of this code. */
export type OccurrenceAlert = 'instruction-rejected' | 'payment-reversed'

export interface Occurrence {
  readonly kind: OccurrenceKind
  /** The bank's wording, pt-BR. */
  readonly text: string
  readonly alert?: OccurrenceAlert
}

/** A bank's own table, grouped by meaning: kind (or alert) → code → wording. The same number differs from bank to bank. */
export type OccurrenceGroups = {
  readonly [kind in OccurrenceKind | OccurrenceAlert]?: Readonly<Record<string, string>>
}

const alerts: readonly string[] = ['instruction-rejected', 'payment-reversed'] satisfies OccurrenceAlert[]
const isAlert = (group: string): group is OccurrenceAlert => alerts.includes(group)

const kinds: readonly string[] = [
  'REGISTERED',
  'REJECTED',
  'PAID',
  'PAID_AFTER_WRITE_OFF',
  'WRITTEN_OFF',
  'DUE_CHANGED',
  'PROTEST_ORDERED',
  'PROTEST_STOPPED',
  'PROTEST_AT_REGISTRY',
  'PROTEST_DONE',
  'FEE',
  'PIX_QR',
  'INFO',
  'UNKNOWN',
] satisfies OccurrenceKind[]
const isKind = (group: string): group is OccurrenceKind => kinds.includes(group)

export function makeOccurrences(groups: OccurrenceGroups): ReadonlyMap<string, Occurrence> {
  const table = new Map<string, Occurrence>()
  for (const [group, codes] of Object.entries(groups)) {
    for (const [code, text] of Object.entries(codes)) {
      if (isAlert(group)) table.set(code, { kind: 'INFO', text, alert: group })
      else if (isKind(group)) table.set(code, { kind: group, text })
    }
  }
  return table
}

/** Whether the occurrence means that the payer's money arrived. Decided by the code alone, never by an amount. */
export const isSettlement = (kind: OccurrenceKind): boolean => kind === 'PAID' || kind === 'PAID_AFTER_WRITE_OFF'

/** A table of codes written as lines `code wording`, as the manuals print them. */
export function readCodeLines(lines: string): ReadonlyMap<string, string> {
  const table = new Map<string, string>()
  for (const line of lines.trim().split('\n')) {
    const [, code = '', text = ''] = /^\s*(\S+)\s+(.+)$/.exec(line) ?? []
    table.set(code, text)
  }
  return table
}
