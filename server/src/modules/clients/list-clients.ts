import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { invalid } from '#kernel/errors'
import { decodeCursor, toPage } from '#kernel/paging'
import { readSearchTerm } from './rules/read-search-term.ts'
import type { ClientFilter } from './schemas.ts'
import { findMatches, findNamesakes, listByCode } from './views.ts'

const byCode = z.tuple([z.int()])
const byMatch = z.tuple([z.int(), z.string().max(250), z.int()])

/**
 * Clients by code; with `search`, those whose name holds it, or whose code, document, telephone or e-mail it begins (a telephone
 * also by its end). Exact ways first. Of a name one word counts anywhere; several, in any order, each begin a word of the name,
 * and so does one of two letters.
 */
export async function listClients(ctx: Ctx, { limit, cursor, search, status }: z.output<typeof ClientFilter>) {
  const page = { limit: limit + 1, status }
  if (search === undefined) {
    const [after = 0] = decodeCursor(byCode, cursor) ?? []
    return toPage(await listByCode(ctx, { ...page, after }), limit, (row) => [row.code])
  }
  const term = readSearchTerm(search)
  if (term.words && term.words.join('').length < 2 && !term.documentPrefix)
    throw invalid('/search', 'Digite ao menos 2 letras do nome.')
  if (term.words && !term.documentPrefix) {
    const [after = 0] = decodeCursor(byCode, cursor) ?? []
    return toPage(await findNamesakes(ctx, { ...page, words: term.words, after }), limit, (row) => [row.code])
  }
  const after = decodeCursor(byMatch, cursor)
  return toPage(await findMatches(ctx, { ...page, term, after }), limit, (row) => [row.rank, row.sortKey, row.code])
}
