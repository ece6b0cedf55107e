import type { Ctx } from '#kernel/context'
import { endSession } from './tell-router.ts'
import { findSessionToApply } from './views.ts'

/** Tells the router of a live session to end it. A session that ended meanwhile, or confirmed already, is left alone. */
export async function disconnectSession(
  ctx: Ctx,
  { sessionId, reason }: { sessionId: string; reason: string },
): Promise<{ ended: boolean }> {
  const session = await findSessionToApply(ctx, sessionId)
  if (!session || session.disconnectedAt !== null) return { ended: true }
  return { ended: await endSession(ctx, session, reason) }
}
