import type { Ctx } from '#kernel/context'
import { getClient } from './get-client.ts'
import { insertHistory, type NewHistory } from './store.ts'

/**
 * Adds a line to a client's timeline. `kind` is kebab-case for programs (`note`, `payment-received`), `summary` pt-BR for
 * people, `details` ids and values. 404 when the company has no such client.
 */
export async function appendHistory(ctx: Ctx, entry: NewHistory) {
  await getClient(ctx, { id: entry.clientId })
  return await insertHistory(ctx, entry)
}
