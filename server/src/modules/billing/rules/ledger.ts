import type { Cents, CivilDate } from '@open-sgp/brasil'

/**
 * receivable: what clients owe · revenue: what was billed · cash: what entered · client_credit: what we owe clients ·
 * fine, interest: late fees received · discount: what was given up · bank_fee: what the bank kept.
 */
export type LedgerAccount =
  | 'receivable'
  | 'revenue'
  | 'cash'
  | 'client_credit'
  | 'fine'
  | 'interest'
  | 'discount'
  | 'bank_fee'

/** Debit positive, credit negative; the amounts of one transaction sum to zero. */
export type LedgerTransaction = {
  clientId: string
  invoiceId: string | null
  paymentId: string | null
  onDate: CivilDate
  memo: string
  entries: readonly (readonly [LedgerAccount, Cents])[]
}

type Entries = LedgerTransaction['entries']

export const issueEntries = (amountCents: Cents): Entries => [
  ['receivable', amountCents],
  ['revenue', -amountCents],
]

/** An increase is more revenue; a discount is kept apart from revenue. */
export const adjustmentEntries = (amountCents: Cents): Entries => [
  ['receivable', amountCents],
  [amountCents > 0 ? 'revenue' : 'discount', -amountCents],
]

/** Takes back what the invoice and its adjustments booked. */
export const cancelEntries = (amountCents: Cents, adjustments: readonly Cents[]): Entries => [
  ...issueEntries(-amountCents),
  ...adjustments.flatMap((cents) => adjustmentEntries(cents).map(([account, entry]) => [account, -entry] as const)),
]

export const creditEntries = (amountCents: Cents): Entries => [
  ['discount', amountCents],
  ['client_credit', -amountCents],
]

type Money = {
  method: string
  receivedCents: Cents
  principalCents: Cents
  fineCents: Cents
  interestCents: Cents
  creditCents: Cents
  feeCents: Cents
}

/** Money in, or out again when the amounts are negative. Paying with credit moves what we owe, not cash. */
export const paymentEntries = (money: Money): Entries => [
  [money.method === 'credit' ? 'client_credit' : 'cash', money.receivedCents - money.feeCents],
  ['bank_fee', money.feeCents],
  ['receivable', -money.principalCents],
  ['fine', -money.fineCents],
  ['interest', -money.interestCents],
  ['client_credit', -money.creditCents],
]
