import type { CivilDate } from '@open-sgp/brasil'

/** The first instant of a civil date where the company is. */
export const startOfDay = (date: CivilDate, timeZone: string): Date =>
  new Date(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds)
