import { addMonths, type CivilDate } from '@open-sgp/brasil'

/** A month as people write it in an address: `2026-07`. */
export type Month = string

/** Days of a month: from the first to, not including, the next one's first. */
export type MonthSpan = { month: Month; from: CivilDate; to: CivilDate }

export const monthOf = (day: CivilDate): Month => day.slice(0, 7)

/** The month, or the one `offset` months from it. */
export function spanOf(month: Month, offset = 0): MonthSpan {
  const from = addMonths(`${month}-01`, offset)
  return { month: monthOf(from), from, to: addMonths(from, 1) }
}

/** The last `count` months up to and with `month`, oldest first. */
export const lastMonths = (month: Month, count: number): MonthSpan[] =>
  Array.from({ length: count }, (_, index) => spanOf(month, index + 1 - count))
