import { addDays, civilDateAt } from '@open-sgp/brasil'

const hourMs = 3_600_000

/** When the clock hour that holds `at` is over. */
export const nextHour = (at: Date): Date => new Date((Math.floor(at.getTime() / hourMs) + 1) * hourMs)

/** When the civil day of `at` in a time zone is over; zones of whole hours, as Brazil's are. */
export function nextMidnight(at: Date, timeZone: string): Date {
  const tomorrow = addDays(civilDateAt(at, timeZone), 1)
  for (let hour = nextHour(at); ; hour = nextHour(hour)) if (civilDateAt(hour, timeZone) >= tomorrow) return hour
}
