import type { CivilDate } from '@open-sgp/brasil'
import { countDays, earlier, endOfTime, type Days } from './days.ts'
import { nextDueOn, previousDueOn } from './due-dates.ts'

/** A stretch of one cycle. `cycleDays` are the days from the cycle's previous due date to its own: the divisor of the price. */
export type Part = Days & { kind: 'recurring' | 'proration' | 'final'; cycleDays: number }

/** What one invoice charges: one part, or a short first one joined to the full cycle after it. */
export type Bill = Days & { dueOn: CivilDate; reason: Part['kind']; parts: Part[] }

export type Progress = {
  dueDay: number
  /** First day not billed yet. */
  billedUntil: CivilDate
  /** First day without contract, or null while it lives. */
  endedOn: CivilDate | null
  /** Periods billed already from `billedUntil` on, in order: left by an invoice cancelled with its period released. */
  billed: readonly Days[]
  minimumFirstDays: number
}

/**
 * The next invoice of a contract: from the first unbilled day to the next due date. A whole cycle pays the whole price, less pays
 * by day (a first month, a last one, a changed due day). Undefined when the contract ended and all its days are billed.
 */
export function nextBill(progress: Progress): Bill | undefined {
  const from = firstUnbilled(progress)
  const limit = endOfFreeDays(from, progress)
  if (from >= limit) return undefined

  const { dueDay, endedOn, minimumFirstDays } = progress
  const dueOn = nextDueOn(from, dueDay)
  const first = toPart(from, earlier(dueOn, limit), dueOn, progress)
  if (limit <= dueOn || first.kind === 'recurring' || countDays(first) >= minimumFirstDays)
    return toBill(dueOn, [first], endedOn)

  const joinedOn = nextDueOn(dueOn, dueDay)
  return toBill(joinedOn, [first, toPart(dueOn, earlier(joinedOn, limit), joinedOn, progress)], endedOn)
}

function firstUnbilled({ billedUntil, billed }: Progress): CivilDate {
  let from = billedUntil
  for (const days of billed) if (days.from <= from && from < days.to) from = days.to
  return from
}

const endOfFreeDays = (from: CivilDate, { billed, endedOn }: Progress): CivilDate =>
  earlier(endedOn ?? endOfTime, billed.find((days) => days.from > from)?.from ?? endOfTime)

function toPart(from: CivilDate, to: CivilDate, dueOn: CivilDate, { dueDay, endedOn }: Progress): Part {
  const begin = previousDueOn(dueOn, dueDay)
  const isWhole = from === begin && to === dueOn
  const kind = isWhole ? 'recurring' : to === endedOn ? 'final' : 'proration'
  return { from, to, kind, cycleDays: countDays({ from: begin, to: dueOn }) }
}

function toBill(dueOn: CivilDate, parts: [Part, ...Part[]], endedOn: CivilDate | null): Bill {
  const [first] = parts
  const last = parts.at(-1) ?? first
  const reason = last.to === endedOn ? 'final' : last.kind
  return { from: first.from, to: last.to, dueOn, reason, parts }
}
