import type { Ctx } from '#kernel/context'
import { deleteSessions } from './store.ts'

/** Ends every session of the actor at once. */
export async function logOut(ctx: Ctx): Promise<{ closed: true }> {
  await deleteSessions(ctx, ctx.actor.id)
  return { closed: true }
}
