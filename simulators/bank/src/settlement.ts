import { addBankDays } from '@open-sgp/brasil'
import type { findLayout, RetornoTitle } from '@open-sgp/cnab'
import type { splitPayment } from './bank-title.ts'

type Payment = ReturnType<typeof splitPayment>

/** The money of a settlement as this bank writes it: credited on the next bank day, the fee taken off where it is its habit. */
export function settlementOf(
  { feeDeductedFromCredit }: ReturnType<typeof findLayout>,
  feeCents = 0,
  { paidCents, discountCents, fineCents, interestCents }: Payment,
  on: string,
): Partial<RetornoTitle> {
  const fee = Math.min(feeCents, paidCents)
  return {
    receivedCents: feeDeductedFromCredit ? paidCents - fee : paidCents,
    creditedCents: paidCents - fee,
    feeCents: fee,
    discountCents,
    fineCents,
    interestCents,
    credit: addBankDays(on, 1),
  }
}
