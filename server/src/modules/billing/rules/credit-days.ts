import { addDays, mulDiv, type Cents } from '@open-sgp/brasil'
import { countDays, overlap, type Days } from './days.ts'

/** A charge of service by days, and how many of its days were given back already. */
export type ServiceCharge = Days & { amountCents: Cents; creditedDays: number }

/** Days given back: `amountCents` is what they had been charged, as a positive number. */
export type DayCredit<C extends ServiceCharge = ServiceCharge> = Days & { charge: C; days: number; amountCents: Cents }

/**
 * Gives back the days of `unserved` that were charged, up to `maxCents` (what does not fit waits for the next invoice). Each charge
 * is a staircase: credit of days 1…n is charge × n / days rounded, so that the steps of a charge never give more than the charge
 * and all its days give exactly it, in however many invoices they are spread.
 */
export function creditDays<C extends ServiceCharge>(
  unserved: readonly Days[],
  charges: readonly C[],
  maxCents: Cents = Number.MAX_SAFE_INTEGER,
): DayCredit<C>[] {
  const credits: DayCredit<C>[] = []
  let left = maxCents
  for (const charge of charges) {
    let done = charge.creditedDays
    for (const range of unserved) {
      const shared = overlap(range, charge)
      const credit = shared && fit(charge, shared, done, left)
      if (!credit) continue
      credits.push(credit)
      done += credit.days
      left -= credit.amountCents
    }
  }
  return credits
}

/** As many of the days, from the first on, as `maxCents` pays for. */
function fit<C extends ServiceCharge>(
  charge: C,
  { from, to }: Days,
  done: number,
  maxCents: Cents,
): DayCredit<C> | undefined {
  const total = countDays(charge)
  const upTo = (days: number) => mulDiv(charge.amountCents, days, total)
  let days = countDays({ from, to })
  while (days > 0 && upTo(done + days) - upTo(done) > maxCents) days -= 1
  if (days === 0) return undefined
  return { charge, from, to: addDays(from, days), days, amountCents: upTo(done + days) - upTo(done) }
}
