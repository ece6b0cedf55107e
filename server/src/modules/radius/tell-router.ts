import { setTimeout as sleep } from 'node:timers/promises'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import type { CoaAnswer, CoaRequest } from './ports.ts'
import { unseal } from './sealing.ts'
import { insertAttempt, takeDisconnectTurn } from './store-attempts.ts'
import { closeGone, markApplied, markDisconnected } from './store-sessions.ts'
import type { SessionToApply } from './views.ts'

/** RFC 5176 §3.5: the router knows no such session; our table is behind. */
const sessionContextNotFound = 503

/** CoA with rate and address list. True when the session obeys now, or is gone. */
export async function changeSession(ctx: Ctx, session: SessionToApply): Promise<boolean> {
  const answer = await tell(ctx, session, { kind: 'coa', reason: session.reason })
  if (answer.outcome === 'ack') await markApplied(ctx, session.id, session.hash)
  return answer.outcome === 'ack' || (await wasGone(ctx, session, answer))
}

/** Disconnect, in the router's turn. True when the session ends now, or is gone. */
export async function endSession(ctx: Ctx, session: SessionToApply, reason: string): Promise<boolean> {
  await sleep(await takeDisconnectTurn(ctx, session.nasId, session.disconnectsPerSecond))
  const answer = await tell(ctx, session, { kind: 'disconnect', reason })
  if (answer.outcome === 'ack') await markDisconnected(ctx, session.id)
  return answer.outcome === 'ack' || (await wasGone(ctx, session, answer))
}

async function wasGone(ctx: Ctx, session: SessionToApply, { outcome, errorCause }: CoaAnswer): Promise<boolean> {
  const isGone = outcome === 'nak' && errorCause === sessionContextNotFound
  if (isGone) await closeGone(ctx, session.id)
  return isGone
}

async function tell(
  ctx: Ctx,
  session: SessionToApply,
  { kind, reason }: { kind: CoaRequest['kind']; reason: string },
): Promise<CoaAnswer> {
  const { id, nasId, contractId, loginId, username, acctSessionId, ipv4, nasAddress, coaPort } = session
  const answer = await ctx.ports.coaSender.send({
    kind,
    host: nasAddress,
    port: coaPort,
    secret: unseal(ctx.secrets, nasId, session.secretSealed),
    session: { username, acctSessionId, ipv4 },
    changes: kind === 'coa' ? pairsOf(session.changeable) : [],
  })
  await insertAttempt(ctx, {
    id: newId(),
    companyId: ctx.companyId,
    contractId,
    loginId,
    sessionId: id,
    username,
    nasId,
    kind,
    reason,
    desiredHash: session.hash,
    outcome: answer.outcome,
    tries: answer.tries,
    errorCause: answer.errorCause ?? null,
    detail: answer.detail ?? null,
    elapsedMs: Math.round(answer.elapsedMs),
    at: ctx.now,
  })
  return answer
}

const pairsOf = (flat: readonly string[]): [string, string][] =>
  flat.flatMap((name, at): [string, string][] => (at % 2 === 0 ? [[name, flat[at + 1] ?? '']] : []))
