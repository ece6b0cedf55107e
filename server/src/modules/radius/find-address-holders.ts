import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import type { AddressQuery } from './schemas-log.ts'
import { type Holder, listHolders } from './views-lists.ts'

/**
 * Who had an address (or the IPv6 prefix around it) at an instant: Marco Civil (Lei 12.965/2014) art. 10 and 13. The question,
 * its reason and its author are kept as a fact. 409 `address-query-in-future`.
 */
export async function findAddressHolders(
  ctx: Ctx,
  { address, at, reason }: z.output<typeof AddressQuery>,
): Promise<{ items: Holder[] }> {
  const instant = new Date(at)
  if (instant > ctx.now) throw conflict('address-query-in-future', 'O instante consultado ainda não chegou.')
  return await ctx.transaction(async (ctx) => {
    const items = await listHolders(ctx, address, instant)
    await ctx.emit('radius.address-queried', { address, at, reason, sessionIds: items.map((item) => item.sessionId) })
    return { items }
  })
}
