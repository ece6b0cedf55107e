import { addDays, addMonths, type CivilDate, daysBetween, mulDiv } from '@open-sgp/brasil'

export type Loyalty = {
  /** What the client got for staying. */
  benefitCents: number
  loyaltyMonths: number
  activatedOn: CivilDate | null
  /** First day without loyalty; pauses have moved it on. */
  loyaltyUntil: CivilDate | null
}

/**
 * Early termination penalty of a contract that ends `on`: benefit × remaining months ÷ loyalty months, rounded half up.
 * A month that has begun counts as fulfilled; days of a requested pause do not count. Zero without loyalty or benefit.
 */
export function quotePenalty(loyalty: Loyalty, on: CivilDate): { remainingMonths: number; penaltyCents: number } {
  const remainingMonths = countRemainingMonths(loyalty, on)
  const { benefitCents, loyaltyMonths } = loyalty
  return {
    remainingMonths,
    penaltyCents: remainingMonths === 0 ? 0 : mulDiv(benefitCents, remainingMonths, loyaltyMonths),
  }
}

function countRemainingMonths({ loyaltyMonths, activatedOn, loyaltyUntil }: Loyalty, on: CivilDate): number {
  if (activatedOn === null || loyaltyUntil === null || loyaltyMonths === 0) return 0
  const pausedDays = daysBetween(addMonths(activatedOn, loyaltyMonths), loyaltyUntil)
  const start = addDays(activatedOn, pausedDays)
  let begun = 0
  while (begun < loyaltyMonths && addMonths(start, begun) < on) begun += 1
  return loyaltyMonths - begun
}
