import type { Ctx } from '#kernel/context'
import { readSearchTerm } from './rules/read-search-term.ts'
import type { ClientRow } from './store.ts'
import { findFirst } from './views.ts'

/**
 * The first `limit` clients that a text may mean, best first; never refuses it. Unlike the list it has no pages, so that its cost
 * does not grow with how common a name is.
 */
export const findClients = (ctx: Ctx, { text, limit }: { text: string; limit: number }): Promise<ClientRow[]> =>
  findFirst(ctx, readSearchTerm(text), limit)
