import type { Ctx } from '#kernel/context'
import { recomputeAccess } from './recompute-access.ts'
import { insertEvents } from './store.ts'
import { closeExpiredOverrides } from './store-access.ts'

const pageSize = 200

/** Closes the overrides whose end has come and recomputes the access of their contracts, a page a transaction. Safe to repeat. */
export async function expireOverrides(ctx: Ctx): Promise<{ expiredCount: number }> {
  let expiredCount = 0
  for (let count = await expirePage(ctx); count > 0; count = await expirePage(ctx)) expiredCount += count
  return { expiredCount }
}

const expirePage = (ctx: Ctx): Promise<number> =>
  ctx.transaction(async (ctx) => {
    const expired = await closeExpiredOverrides(ctx, pageSize)
    await insertEvents(
      ctx,
      expired.map(({ contractId, kind }) => ({ contractId, kind: 'override', from: kind, reason: 'Prazo encerrado' })),
    )
    // One order for all, so that two runs never wait for each other.
    for (const contractId of [...new Set(expired.map((override) => override.contractId))].toSorted())
      await recomputeAccess(ctx, { contractId })
    return expired.length
  })
