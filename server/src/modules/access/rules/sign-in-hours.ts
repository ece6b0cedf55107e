/** When a role counts: ISO weekdays (Monday is 1) and hours `HH:MM` by the company's clock; `until` before `from` goes over midnight. */
export type SignInHours = { weekdays: readonly number[]; from: string; until: string }

/** Whether `at` lies within the hours, half-open at `until`. What goes over midnight belongs to the day on which it began. */
export function isWithinHours({ weekdays, from, until }: SignInHours, at: Date, timeZone: string): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
  if (from <= until) return weekdays.includes(local.dayOfWeek) && from <= time && time < until
  const began = time >= from ? local.dayOfWeek : local.subtract({ days: 1 }).dayOfWeek
  return weekdays.includes(began) && (time >= from || time < until)
}
