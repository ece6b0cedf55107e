export type { CivilDate } from '@open-sgp/brasil'

/** `2026-W01`: the week of ISO 8601, which begins on Monday and belongs to the year of its Thursday. */
export function isoWeekOf(on: string): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(on)
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`
}
