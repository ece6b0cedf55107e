import { type RawBuilder, sql } from 'kysely'
import { wordsOf } from './rules/read-search-term.ts'

/** Signs of a pattern taken literally. */
const likeLiteral = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/** `column` begins with `prefix`, whatever signs it holds. */
export const begins = (column: string, prefix: string): RawBuilder<boolean> =>
  sql`${sql.ref(column)} like ${`${likeLiteral(prefix)}%`}`

/** Whether a single word counts anywhere in a name, not only where a word of it begins. */
const isFragment = ([only = '', ...others]: readonly string[]) => others.length === 0 && only.length > 2

/**
 * The names of `column` (`clients.clients.search_name`) that hold all of `words`. A single word counts anywhere in the name;
 * several, or one of two letters, at the beginning of the name's words. Those are found by the index of beginnings; `coalesce`
 * hides from the planner that the comparison repeats it, or it would count its rarity twice.
 */
export function holdsWords(words: readonly string[], column = 'searchName'): RawBuilder<boolean> {
  const name = sql.ref(column)
  if (isFragment(words)) return sql`${name} like '%' || ltrim(clients.fold_name(${words[0]})) || '%'`
  const compared = words.map((word) => sql`coalesce(${name} like '%' || clients.fold_name(${word}) || '%', false)`)
  return sql`(${sql.join([...compared, holdsStarts(words, column)], sql` and `)})`
}

/** All that the index of beginnings knows of `words`: those of one letter are not in it, and of long ones it has six letters. */
const holdsStarts = (words: readonly string[], column: string): RawBuilder<boolean> => {
  const indexed = words.filter((word) => word.length > 1).join(' ')
  return indexed === '' ? sql`true` : sql`clients.word_starts(${sql.ref(column)}) @> clients.word_keys(${indexed})`
}

/** The names of `column` that begin as `words` do. */
export const beginsName = (words: readonly string[], column: string): RawBuilder<boolean> =>
  sql`${sql.ref(column)} collate "C" like clients.fold_name(${words.join(' ')}) || '%'`

/** For lists of other modules: the names of `column` that a text means; a text without a word means none. */
export function whereNameHolds(column: string, text: string): RawBuilder<boolean> {
  const words = wordsOf(text)
  return words.length === 0 ? sql`false` : holdsWords(words, column)
}
