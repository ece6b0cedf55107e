import type { Cents } from '@open-sgp/brasil'
import type { LateFee } from './late-fee.ts'

export type Allocation = {
  outcome: 'settled' | 'partial' | 'credit'
  principalCents: Cents
  fineCents: Cents
  interestCents: Cents
  creditCents: Cents
}

/**
 * What each centavo received is for. `openCents` is 0 when nothing is owed (paid or cancelled): all becomes credit.
 * - all that is due: settles; what exceeds is the client's credit;
 * - the principal but not all of fine and interest: settles; the excess goes to the fine, then to the interest, and the rest of them
 *   is forgiven, because a centavo of interest must not keep a title open and a subscriber suspended;
 * - less than the principal: all of it abates the principal and the rest stays open.
 */
export function allocatePayment(receivedCents: Cents, openCents: Cents, fee: LateFee): Allocation {
  if (openCents <= 0)
    return { outcome: 'credit', principalCents: 0, fineCents: 0, interestCents: 0, creditCents: receivedCents }
  const principalCents = Math.min(receivedCents, openCents)
  const fineCents = Math.min(receivedCents - principalCents, fee.fineCents)
  const interestCents = Math.min(receivedCents - principalCents - fineCents, fee.interestCents)
  const creditCents = receivedCents - principalCents - fineCents - interestCents
  return {
    outcome: principalCents === openCents ? 'settled' : 'partial',
    principalCents,
    fineCents,
    interestCents,
    creditCents,
  }
}
