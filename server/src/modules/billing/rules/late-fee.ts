import {
  daysBetween,
  mulDiv,
  nextBankDay,
  percentOf,
  type Cents,
  type CivilDate,
  type LocalHolidays,
  type Ppm,
} from '@open-sgp/brasil'

export type LateTerms = {
  dueOn: CivilDate
  finePpm: Ppm
  interestPpmMonth: Ppm
  /** Days after the due date without charges; after them the charges count from the due date. */
  graceDays: number
}

export type LateFee = { fineCents: Cents; interestCents: Cents }

const none: LateFee = { fineCents: 0, interestCents: 0 }

/**
 * Fine, once, and interest a month pro rata die (30 days) on the open principal when paid on `paidOn`, each rounded once.
 * Day 1 after the due date counts. Nothing is due on the first bank day after a due date without banks, `holidays` of the company's place included (Lei 10.406 art. 132;
 * FEBRABAN's rule for boletos). CDC art. 52 §1 bounds the fine.
 */
export function computeLateFee(
  openCents: Cents,
  terms: LateTerms,
  paidOn: CivilDate,
  holidays?: LocalHolidays,
): LateFee {
  const daysLate = daysBetween(terms.dueOn, paidOn)
  if (daysLate <= 0 || daysLate <= terms.graceDays || paidOn <= nextBankDay(terms.dueOn, holidays)) return none
  return {
    fineCents: percentOf(openCents, terms.finePpm),
    interestCents: mulDiv(openCents, terms.interestPpmMonth * daysLate, 30_000_000),
  }
}
