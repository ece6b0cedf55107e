import { auditWords } from './words-audit.ts'
import { word, type Word, type Words } from './word.ts'
import { accessWords } from './words-access.ts'
import { jobWords } from './words-jobs.ts'
import { moneyWords } from './words-money.ts'
import { serviceWords } from './words-service.ts'

/** Every state that a screen shows, with its word and colour: one place for all screens. */
const words: Words = { ...serviceWords, ...moneyWords, ...auditWords, ...accessWords, ...jobWords }

export const findWord = (of: string, value: string): Word => words[of]?.[value] ?? word(value)

/** Options of a filter or select. */
export const optionsOf = (of: string): { value: string; label: string }[] =>
  Object.entries(words[of] ?? {}).map(([value, { label }]) => ({ value, label }))

/** Every word of a kind by its value, for what leaves the screen. */
export const wordsOf = (of: string): Record<string, string> =>
  Object.fromEntries(Object.entries(words[of] ?? {}).map(([value, { label }]) => [value, label]))
