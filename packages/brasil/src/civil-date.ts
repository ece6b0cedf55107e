/** A calendar date `YYYY-MM-DD` without time or zone, as people write due dates. Compare with `<`, sort as text. */
export type CivilDate = string & { readonly __civilDate?: never }

const pattern = /^\d{4}-\d{2}-\d{2}$/

/** Whether `text` is an existing calendar date in the form `YYYY-MM-DD`. */
export function isCivilDate(text: string): text is CivilDate {
  if (!pattern.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

const utcDays = (date: CivilDate) => Date.UTC(+date.slice(0, 4), +date.slice(5, 7) - 1, +date.slice(8, 10)) / 86_400_000

const fromUtcDays = (days: number): CivilDate => new Date(days * 86_400_000).toISOString().slice(0, 10)

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => utcDays(to) - utcDays(from)

export const addDays = (date: CivilDate, days: number): CivilDate => fromUtcDays(utcDays(date) + days)

/** Number of days of the month that `date` lies in. */
export const daysInMonth = (date: CivilDate): number =>
  new Date(Date.UTC(+date.slice(0, 4), +date.slice(5, 7), 0)).getUTCDate()

/** The date in the same month as `date` on `day`, clamped to the month's last day (31 → 30, 28, 29). */
export const onDay = (date: CivilDate, day: number): CivilDate =>
  `${date.slice(0, 8)}${String(Math.min(day, daysInMonth(date))).padStart(2, '0')}`

/** Adds calendar months; the day is `day` (default: the date's own) clamped to the month's end. */
export function addMonths(date: CivilDate, months: number, day = Number(date.slice(8, 10))): CivilDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const first = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`
  return onDay(first, day)
}

/** Day of the week, 0 = Sunday … 6 = Saturday. */
export const dayOfWeek = (date: CivilDate): number => (((utcDays(date) + 4) % 7) + 7) % 7

/** The civil date that `instant` has in `timeZone` (IANA name). */
export const civilDateAt = (instant: Date, timeZone = 'America/Sao_Paulo'): CivilDate =>
  formatterOf(timeZone).format(instant)

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formatters.set(timeZone, made)
  return made
}
