import { mulDiv, type Cents } from '@open-sgp/brasil'
import { countDays, type Days } from './days.ts'

/** Days that a charge billed at one price and that the contract had at another, because the plan changed after the issue. */
export type RepricedDays = Days & {
  chargeCents: Cents
  chargeDays: number
  oldPriceCents: Cents
  newPriceCents: Cents
  planVersionId: string
}

/** What is still to pay (positive) or to give back for these days, at the charge's own rate a day. */
export function priceDifference({
  chargeCents,
  chargeDays,
  oldPriceCents,
  newPriceCents,
  ...days
}: RepricedDays): Cents {
  return mulDiv(chargeCents * countDays(days), newPriceCents - oldPriceCents, chargeDays * oldPriceCents)
}
