import { type RawBuilder, sql } from 'kysely'
import { wordsOf } from './rules/read-search-term.ts'

/** Signs of a pattern taken literally. */
export const likeLiteral = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/** `column` begins with `prefix`, whatever signs it holds. */
export const begins = (column: string, prefix: string): RawBuilder<boolean> =>
  sql`${sql.ref(column)} like ${`${likeLiteral(prefix)}%`}`

/**
 * The names of `column` (`clients.clients.search_name`) that hold all of `words`. A single word counts anywhere in the name;
 * several, or one of two letters, at the beginning of the name's words. Long words are found by the index of beginnings; then
 * `coalesce` hides from the planner that the comparison repeats it, or it would count its rarity twice. Short ones go by trigrams.
 */
export function holdsWords(words: readonly string[], column = 'searchName'): RawBuilder<boolean> {
  const name = sql.ref(column)
  const folded = (word: string) => sql`kernel.fold(${likeLiteral(word)})`
  const [only = ''] = words
  if (words.length === 1 && only.length > 2) return sql`${name} like '%' || ${folded(only)} || '%'`
  const beginsWord = (word: string) =>
    sql`(${name} like ${folded(word)} || '%' or ${name} like '% ' || ${folded(word)} || '%')`
  const long = words.filter((word) => word.length >= 4)
  const conditions = words.map((word) =>
    word.length >= 4 ? sql`coalesce(${beginsWord(word)}, false)` : beginsWord(word),
  )
  if (long.length > 0)
    conditions.push(sql`clients.word_starts(${name}) @> clients.word_starts(kernel.fold(${long.join(' ')}))`)
  return sql`(${sql.join(conditions, sql` and `)})`
}

/** The same for lists of other modules: the names of `column` that a text means; a text without a word means none. */
export function whereNameHolds(column: string, text: string): RawBuilder<boolean> {
  const words = wordsOf(text)
  return words.length === 0 ? sql`false` : holdsWords(words, column)
}
