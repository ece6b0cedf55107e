import { addDays, isCivilDate } from '@open-sgp/brasil'

/**
 * A civil date as clerks type it: `31/12/2026`, `31/12/26`, `31122026`, `31/12` and `31` (this month or year), or as programs
 * write it. `today` completes what is missing. Undefined: not a day.
 */
export function readDay(text: string, today: string): string | undefined {
  const clean = text.trim()
  if (/^\d{4}-\d{2}-\d{2}$/.test(clean)) return isCivilDate(clean) ? clean : undefined
  const parts = /^\d{3,8}$/.test(clean)
    ? [clean.slice(0, 2), clean.slice(2, 4), clean.slice(4)]
    : clean.split(/[/.\- ]+/)
  if (parts.length > 3 || !parts.every((part) => /^\d*$/.test(part))) return undefined
  const [day = '', month, year] = parts
  const civil = [yearOf(year, today), (month || today.slice(5, 7)).padStart(2, '0'), day.padStart(2, '0')].join('-')
  return isCivilDate(civil) ? civil : undefined
}

/** Two digits are of this century up to twenty years from now, and of the last one beyond. */
function yearOf(typed: string | undefined, today: string): string {
  if (!typed) return today.slice(0, 4)
  if (typed.length !== 2) return typed
  const century = Number(today.slice(0, 2))
  const year = century * 100 + Number(typed)
  return String(year > Number(today.slice(0, 4)) + 20 ? year - 100 : year)
}

/** What the keys do in a field of a day: arrows move by days, Page Up and Down by weeks, `h` is today. Undefined: nothing. */
export function dayByKey(key: string, day: string | undefined, today: string): string | undefined {
  const steps: Record<string, number> = { ArrowUp: 1, ArrowDown: -1, PageUp: 7, PageDown: -7 }
  const step = steps[key]
  if (step !== undefined) return day && isCivilDate(day) ? addDays(day, step) : today
  return key === 'h' || key === 'H' ? today : undefined
}

/** Puts the slashes while one types digits: `3112` → `31/12`. What was typed otherwise stays. */
export function dressDay(text: string): string {
  if (!/^[\d/]*$/.test(text) || /\/\d*\/.*\//.test(text)) return text
  const digits = text.replace(/\D/g, '')
  const typedSlash = /^\d{1,2}\/(\d{0,2}|\d{1,2}\/\d{0,4})$/.test(text)
  if (typedSlash || digits.length > 8) return text
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].filter(Boolean).join('/')
}
