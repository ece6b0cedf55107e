/** A calendar date `YYYY-MM-DD` without time or zone, as people write due dates. Compare with `<`, sort as text. */
export type CivilDate = string & { readonly __civilDate?: never }

const pattern = /^\d{4}-\d{2}-\d{2}$/
const dayMs = 86_400_000

const twoDigits = (value: number) => String(value).padStart(2, '0')

/** Whether `text` is an existing calendar date in the form `YYYY-MM-DD`. */
export function isCivilDate(text: string): text is CivilDate {
  if (!pattern.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text
}

// Date.UTC would take the years 0–99 for 1900–1999.
function utcDays(date: CivilDate): number {
  const days = Date.parse(`${date}T00:00:00Z`) / dayMs
  if (!Number.isInteger(days)) throw new RangeError(`not a civil date: ${date}`)
  return days
}

const fromUtcDays = (days: number): CivilDate => new Date(days * dayMs).toISOString().slice(0, 10)

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => utcDays(to) - utcDays(from)

export const addDays = (date: CivilDate, days: number): CivilDate => fromUtcDays(utcDays(date) + days)

/** Number of days of the month that `date` lies in. */
export function daysInMonth(date: CivilDate): number {
  const first = new Date(`${date.slice(0, 7)}-01T00:00:00Z`)
  first.setUTCMonth(first.getUTCMonth() + 1, 0)
  return first.getUTCDate()
}

/** The date in the same month as `date` on `day` (1 or more), clamped to the month's last day (31 → 30, 28, 29). */
export function onDay(date: CivilDate, day: number): CivilDate {
  if (!Number.isInteger(day) || day < 1) throw new RangeError(`not a day of a month: ${day}`)
  return `${date.slice(0, 8)}${twoDigits(Math.min(day, daysInMonth(date)))}`
}

/** Adds calendar months; the day is `day` (default: the date's own) clamped to the month's end. */
export function addMonths(date: CivilDate, months: number, day = Number(date.slice(8, 10))): CivilDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const first = `${String(Math.floor(index / 12)).padStart(4, '0')}-${twoDigits((index % 12) + 1)}-01`
  return onDay(first, day)
}

/** Day of the week, 0 = Sunday … 6 = Saturday. */
export const dayOfWeek = (date: CivilDate): number => (((utcDays(date) + 4) % 7) + 7) % 7

/** The civil date that `instant` has in `timeZone` (IANA name). */
export function civilDateAt(instant: Date, timeZone = 'America/Sao_Paulo'): CivilDate {
  const minute = Math.floor(instant.getTime() / 60_000)
  const known = latest.get(timeZone)
  if (known?.minute === minute) return known.date
  const date = formatterOf(timeZone).format(instant)
  latest.set(timeZone, { minute, date })
  return date
}

/** Every request asks for the date of now: within a minute no zone changes it. */
const latest = new Map<string, { minute: number; date: CivilDate }>()

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formatters.set(timeZone, made)
  return made
}
