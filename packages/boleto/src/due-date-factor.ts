import { addDays, daysBetween, isCivilDate, type CivilDate } from '@open-sgp/brasil'
import { BoletoError, quoted } from './boleto-error.ts'

/** FEBRABAN's base date: day zero of the factor. */
const base: CivilDate = '1997-10-07'
/** Days in each cycle after the first one: factors 1000 to 9999. */
const cycleDays = 9000

/**
 * The 4-digit due-date factor: days since 1997-10-07 up to 9999 (2025-02-21), then 1000…9999 again and again.
 * No due date gives `0000`. Throws `invalid-due-date` for what is not a date from 1997-10-08 on.
 */
export function dueDateFactor(dueOn: CivilDate | null | undefined): string {
  if (dueOn === null || dueOn === undefined) return '0000'
  const days = typeof dueOn === 'string' && isCivilDate(dueOn) ? daysBetween(base, dueOn) : 0
  if (days < 1) {
    throw new BoletoError(
      'invalid-due-date',
      'vencimento',
      `Vencimento ${quoted(dueOn)} inválido. Informe uma data existente no formato AAAA-MM-DD, a partir de 1997-10-08.`,
    )
  }
  const factor = days <= 9999 ? days : ((days - 10_000) % cycleDays) + 1000
  return String(factor).padStart(4, '0')
}

/**
 * The due date of a factor read on `today`: of all cycles, the date between today − 3000 and today + 5500 days (FEBRABAN window).
 * `null` for factor 0000 and for factors of which no cycle falls into the window.
 */
export function dueDateFromFactor(factor: string, today: CivilDate): CivilDate | null {
  const first = Number(factor)
  if (first === 0) return null
  const elapsed = daysBetween(base, today)
  // Cycle k holds the dates factor + 9000 k; factors below 1000 only exist in the first one.
  const cycle = first < 1000 ? 0 : Math.max(0, Math.ceil((elapsed - 3000 - first) / cycleDays))
  const days = first + cycle * cycleDays
  return days >= elapsed - 3000 && days <= elapsed + 5500 ? addDays(base, days) : null
}
