import { addDays, dayOfWeek, type CivilDate } from './civil-date.ts'

/** `bank`: the banks are shut although the law knows no holiday (Res. CMN 4.880/2020). */
export type Holiday = { on: CivilDate; name: string; kind: 'national' | 'bank' }

/** State and municipal holidays of a place, which the national calendar does not know. */
export type LocalHolidays = ReadonlySet<CivilDate>

const noLocalHolidays: LocalHolidays = new Set()

/** Month and day, name, first year: Leis 662/1949, 6.802/1980, 10.607/2002 and, for 20 November, 14.759/2023. */
const fixed = [
  ['01-01', 'Confraternização Universal', 0],
  ['04-21', 'Tiradentes', 0],
  ['05-01', 'Dia do Trabalho', 0],
  ['09-07', 'Independência do Brasil', 0],
  ['10-12', 'Nossa Senhora Aparecida', 1980],
  ['11-02', 'Finados', 0],
  ['11-15', 'Proclamação da República', 0],
  ['11-20', 'Dia Nacional de Zumbi e da Consciência Negra', 2024],
  ['12-25', 'Natal', 0],
] as const

/** Days after Easter Sunday. */
const movable = [
  [-48, 'Carnaval (segunda-feira)', 'bank'],
  [-47, 'Carnaval (terça-feira)', 'bank'],
  [-2, 'Sexta-feira Santa', 'national'],
  [60, 'Corpus Christi', 'bank'],
] as const

/** Easter Sunday of a Gregorian year (Meeus, Jones and Butcher). */
export function easterOf(year: number): CivilDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const yearOfCentury = year % 100
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const days = epact + weekday - 7 * shift + 114
  return `${year}-${String(Math.floor(days / 31)).padStart(2, '0')}-${String((days % 31) + 1).padStart(2, '0')}`
}

function computeHolidays(year: number): Holiday[] {
  const easter = easterOf(year)
  const holidays: Holiday[] = fixed
    .filter(([, , since]) => year >= since)
    .map(([day, name]) => ({ on: `${year}-${day}`, name, kind: 'national' }))
  for (const [days, name, kind] of movable) holidays.push({ on: addDays(easter, days), name, kind })
  const national = new Set(holidays.map((holiday) => holiday.on))
  holidays.push({
    on: lastWorkingDay(year, national),
    name: 'Último dia útil do ano (bancos fechados ao público)',
    kind: 'bank',
  })
  return holidays.sort((one, other) => (one.on < other.on ? -1 : 1))
}

function lastWorkingDay(year: number, holidays: LocalHolidays): CivilDate {
  let date = `${year}-12-31`
  while (isWeekend(date) || holidays.has(date)) date = addDays(date, -1)
  return date
}

const isWeekend = (date: CivilDate) => dayOfWeek(date) % 6 === 0

const byYear = new Map<number, ReadonlyMap<CivilDate, Holiday>>()

function calendarOf(year: number): ReadonlyMap<CivilDate, Holiday> {
  const known = byYear.get(year)
  if (known) return known
  const made = new Map(computeHolidays(year).map((holiday) => [holiday.on, holiday]))
  byYear.set(year, made)
  return made
}

const holidayOn = (date: CivilDate) => calendarOf(Number(date.slice(0, 4))).get(date)

/** National and bank holidays of a year in order of date; weekends are not listed. 20 November counts since 2024. */
export const listHolidays = (year: number): Holiday[] => [...calendarOf(year).values()]

/** Neither weekend, national holiday (Good Friday included) nor one of `local`. Carnival and Corpus Christi are business days. */
export const isBusinessDay = (date: CivilDate, local: LocalHolidays = noLocalHolidays): boolean =>
  !isWeekend(date) && holidayOn(date)?.kind !== 'national' && !local.has(date)

/**
 * A business day on which banks serve the public: not carnival Monday and Tuesday, Corpus Christi nor the year's last business
 * day (Res. CMN 2.596/1999: no service; FEBRABAN lets bills of that day be paid on the next one without charges).
 * 24 December and Ash Wednesday have short hours and count.
 */
export const isBankDay = (date: CivilDate, local: LocalHolidays = noLocalHolidays): boolean =>
  !isWeekend(date) && !holidayOn(date) && !local.has(date)

type IsOpen = (date: CivilDate, local: LocalHolidays) => boolean

function addOpenDays(date: CivilDate, days: number, local: LocalHolidays, isOpen: IsOpen): CivilDate {
  if (!Number.isSafeInteger(days)) throw new RangeError(`a count of days must be an integer: ${days}`)
  const step = days < 0 ? -1 : 1
  let current = date
  for (let left = Math.abs(days); left > 0;) {
    current = addDays(current, step)
    if (isOpen(current, local)) left--
  }
  return current
}

/** `date` itself when it is a bank day, otherwise the first one after it: the last day to pay a bill due on `date` without charges. */
export const nextBankDay = (date: CivilDate, local: LocalHolidays = noLocalHolidays): CivilDate =>
  isBankDay(date, local) ? date : addBankDays(date, 1, local)

/** The `days`-th bank day after `date` (before it when negative); 0 is `date` itself, bank day or not. */
export const addBankDays = (date: CivilDate, days: number, local: LocalHolidays = noLocalHolidays): CivilDate =>
  addOpenDays(date, days, local, isBankDay)

/** The `days`-th business day after `date` (before it when negative); 0 is `date` itself. */
export const addBusinessDays = (date: CivilDate, days: number, local: LocalHolidays = noLocalHolidays): CivilDate =>
  addOpenDays(date, days, local, isBusinessDay)
