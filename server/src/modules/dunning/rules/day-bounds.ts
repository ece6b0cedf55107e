import { addDays, type CivilDate } from '@open-sgp/brasil'

/** The first instant of a civil date where the company is. */
export const startOfDay = (date: CivilDate, timeZone: string): Date =>
  new Date(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds)

/** Its last instant: what ends then is said to end on `date`, not on the day after. */
export const endOfDay = (date: CivilDate, timeZone: string): Date =>
  new Date(startOfDay(addDays(date, 1), timeZone).getTime() - 1)
