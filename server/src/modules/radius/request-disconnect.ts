import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { findSessionToApply } from './views.ts'

/** Asks for the end of a live session; a worker tells the router at once and records what it answered. 404. */
export async function requestDisconnect(
  ctx: Ctx,
  { id, reason }: { id: string; reason: string },
): Promise<{ requested: true }> {
  return await ctx.transaction(async (ctx) => {
    if (!(await findSessionToApply(ctx, id))) throw notFound('session', 'Conexão', id)
    await ctx.enqueue('radius.disconnect-session', { sessionId: id, reason })
    return { requested: true }
  })
}
