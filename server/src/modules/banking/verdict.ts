import type { DB } from '#kernel/db.types'
import type { BoletoRow } from './store.ts'
import type { Command } from './store-remessas.ts'

export type Outcome = DB['banking.retornoLines']['outcome']

/** The bank's word on an order that we sent. */
export type Answer = { command: Command; status: 'accepted' | 'rejected'; text: string | null }

/** What a line means and what it orders. Amounts gross of the bank's fee. */
export type Verdict = {
  outcome: Outcome
  /** For people, pt-BR. */
  detail: string
  money?: { paidOn: string; creditOn: string | null; receivedCents: number; feeCents: number }
  boletoStatus?: BoletoRow['status']
  rejectReason?: string
  answer?: Answer
}
