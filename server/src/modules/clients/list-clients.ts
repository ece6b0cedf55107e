import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { invalid } from '#kernel/errors'
import { decodeCursor, foreignCursor, toPage } from '#kernel/paging'
import { readSearchTerm } from './rules/read-search-term.ts'
import type { ClientFilter } from './schemas.ts'
import { findMatches, findNamesakes, listByCode } from './views.ts'

const byCode = z.tuple([z.int()])
const byMatch = z.tuple([z.int(), z.string().max(480), z.int()])

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
  const after = openMatch(ctx, cursor)
  return toPage(await findMatches(ctx, { ...page, term, after }), limit, (row) => [
    row.rank,
    ctx.secrets.seal(row.sortKey),
    row.code,
  ])
}

/** The key of a match is a document or a contact: sealed, it tells a person nothing that the row does not, and nobody asks by a made one. */
function openMatch(ctx: Ctx, cursor: string | undefined): readonly [number, string, number] | undefined {
  const [rank, sealed, code] = decodeCursor(byMatch, cursor) ?? []
  if (rank === undefined || sealed === undefined || code === undefined) return undefined
  try {
    return [rank, ctx.secrets.unseal(sealed), code]
  } catch {
    throw foreignCursor()
  }
}
