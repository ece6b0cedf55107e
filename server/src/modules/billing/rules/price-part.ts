import { mulDiv, type Cents, type CivilDate } from '@open-sgp/brasil'
import { countDays, overlap, type Days } from './days.ts'
import type { Part } from './next-bill.ts'

/** A plan version in force, with the price agreed for those days. */
export type PlanPeriod = Days & { planVersionId: string; priceCents: Cents }

export type PricedDays = PlanPeriod & { kind: Part['kind']; days: number; amountCents: Cents }

/**
 * The amount of a part by the plans in force on its days: price × days / days of the cycle, rounded once for each item; the whole
 * cycle under one plan is the price itself. Gives the first day without a plan when the periods leave one uncovered.
 */
export function pricePart(part: Part, plans: readonly PlanPeriod[]): PricedDays[] | { uncoveredOn: CivilDate } {
  const items: PricedDays[] = []
  let from = part.from
  for (const plan of plans) {
    const shared = overlap({ from, to: part.to }, plan)
    if (!shared) continue
    if (shared.from > from) return { uncoveredOn: from }
    items.push(toItem(part, shared, plan))
    from = shared.to
  }
  return from < part.to ? { uncoveredOn: from } : items
}

function toItem({ kind, cycleDays }: Part, days: Days, { priceCents, planVersionId }: PlanPeriod): PricedDays {
  const count = countDays(days)
  const amountCents = count === cycleDays ? priceCents : mulDiv(priceCents, count, cycleDays)
  return { ...days, kind, days: count, amountCents, planVersionId, priceCents }
}
