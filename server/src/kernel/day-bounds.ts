import { addDays, type CivilDate } from '@open-sgp/brasil'

/** The first instant of a civil date where the company is. */
export const startOfDay = (date: CivilDate, timeZone: string): Date =>
  new Date(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds)

/** Its last instant: what ends then is said to end on `date`, not on the day after. */
export const endOfDay = (date: CivilDate, timeZone: string): Date =>
  new Date(startOfDay(addDays(date, 1), timeZone).getTime() - 1)

type At = Date | CivilDate

/** What a person said as an instant, or as a day that counts from its beginning where the company is. */
export const beginningOf = ({ timeZone }: { timeZone: string }, at: At): Date =>
  typeof at === 'string' ? startOfDay(at, timeZone) : at

/** The same, of a day that counts to its end. */
export const endOf = ({ timeZone }: { timeZone: string }, at: At): Date =>
  typeof at === 'string' ? endOfDay(at, timeZone) : at
