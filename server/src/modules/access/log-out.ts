import type { Ctx } from '#kernel/context'
import { revokeSessions } from './store-sessions.ts'

/** Ends the session that asks, or every session of that person. */
export async function logOut(
  ctx: Ctx,
  { everywhere = false }: { everywhere?: boolean } = {},
): Promise<{ closed: true }> {
  await revokeSessions(ctx, { userId: ctx.actor.id, ...(!everywhere && { only: ctx.actor.sessionId }) }, 'logout')
  return { closed: true }
}
