import type { CivilDate, LocalHolidays } from '@open-sgp/brasil'

/** A holiday of a place: every year on a month and day, or once on a date. */
export type LocalHoliday = { monthDay: string | null; onDate: CivilDate | null }

/** Years around the present one for which yearly holidays are written out: no title or notice lives longer. */
const span = 15

/** The days of `holidays`, from fifteen years before `year` to fifteen after it. 29 February counts in the years that have one. */
export function spreadHolidays(holidays: readonly LocalHoliday[], year: number): LocalHolidays {
  const years = Array.from({ length: 2 * span + 1 }, (_, index) => year - span + index)
  return new Set(
    holidays.flatMap(({ monthDay, onDate }) => (onDate === null ? years.map((one) => `${one}-${monthDay}`) : [onDate])),
  )
}
