import type { Ctx } from '#kernel/context'
import { changeSession, endSession } from './tell-router.ts'
import { decideStep } from './rules/decide-step.ts'
import { isNasSilent, listSessionsOfContract, type SessionToApply } from './views.ts'

/** How long a router that answers nothing is left in peace. */
const silenceMs = 60_000

/**
 * Brings every live session of a contract to its desired state: CoA; on NAK or silence a Disconnect; else it waits for the
 * next dial-in (the reconciler tries again). Each attempt is recorded. Idempotent by the hash of the desired state:
 * a session that obeys is left alone. Gives the number of sessions that were told something.
 */
export async function applyAccess(ctx: Ctx, { contractId }: { contractId: string }): Promise<{ told: number }> {
  const tried = new Set<string>()
  // A second look: the state may have changed while the router was answering.
  for (let round = 0; round < 3; round++) {
    const sessions = (await listSessionsOfContract(ctx, contractId)).filter(
      (session) => decideStep(session) !== 'none' && !tried.has(`${session.id} ${session.hash}`),
    )
    if (sessions.length === 0) break
    for (const session of sessions) tried.add(`${session.id} ${session.hash}`)
    await Promise.all(sessions.map((session) => applyToSession(ctx, session)))
  }
  return { told: tried.size }
}

async function applyToSession(ctx: Ctx, session: SessionToApply): Promise<void> {
  if (await isNasSilent(ctx, session.nasId, new Date(ctx.now.getTime() - silenceMs))) {
    ctx.log.warn({ nasId: session.nasId, sessionId: session.id }, 'router is silent; the reconciler will try again')
    return
  }
  if (decideStep(session) === 'coa' && (await changeSession(ctx, session))) return
  await endSession(ctx, session, session.reason)
}
