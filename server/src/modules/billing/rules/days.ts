import { addDays, daysBetween, type CivilDate } from '@open-sgp/brasil'

/** Days of service from `from` up to, and without, `to`. */
export type Days = { from: CivilDate; to: CivilDate }

/** Later than every date of the business: the end of what has no end. */
export const endOfTime: CivilDate = '9999-12-31'

export const countDays = ({ from, to }: Days): number => daysBetween(from, to)

export const earlier = (one: CivilDate, other: CivilDate): CivilDate => (one < other ? one : other)
export const later = (one: CivilDate, other: CivilDate): CivilDate => (one > other ? one : other)

/** The days that both have, or undefined when there are none. */
export function overlap(one: Days, other: Days): Days | undefined {
  const from = later(one.from, other.from)
  const to = earlier(one.to, other.to)
  return from < to ? { from, to } : undefined
}

/** `10/01/2026 a 09/02/2026`: the first and the last day, as people write a period. */
export function formatDays({ from, to }: Days): string {
  return `${formatDay(from)} a ${formatDay(addDays(to, -1))}`
}

export const formatDay = (date: CivilDate) => `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`

/** PostgreSQL's text of a daterange, `[2026-01-10,2026-02-10)`. */
export const toPeriod = ({ from, to }: Days): string => `[${from},${to})`

export function parsePeriod(text: string | null): Days | null {
  const [, from, to] = /^\[(\d{4}-\d{2}-\d{2}),(\d{4}-\d{2}-\d{2})\)$/.exec(text ?? '') ?? []
  return from !== undefined && to !== undefined ? { from, to } : null
}
