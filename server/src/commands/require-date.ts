import { isCivilDate } from '@open-sgp/brasil'
import { InvalidArgumentError } from 'commander'

/** Checks a date option. */
export function requireDate(text: string): string {
  if (!isCivilDate(text)) throw new InvalidArgumentError(`“${text}” não é uma data AAAA-MM-DD.`)
  return text
}
