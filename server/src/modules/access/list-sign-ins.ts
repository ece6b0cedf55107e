import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { describeDevice } from './rules/describe-device.ts'
import { sayPlace } from './say-place.ts'
import { findLiveSessions, revokeSessions } from './store-sessions.ts'

/** Where a person is signed in, the last used first. */
export async function listSignIns(ctx: Ctx) {
  const rows = await findLiveSessions(ctx, ctx.actor.id)
  const { places } = ctx.ports
  return {
    findsPlaces: places !== null,
    items: rows.map(({ userAgent, ...row }) => ({
      ...row,
      device: describeDevice(userAgent),
      place: sayPlace(places, row.address),
      isCurrent: row.id === ctx.actor.sessionId,
    })),
  }
}

/** Ends one of one's own sessions. 404. */
export async function revokeSignIn(ctx: Ctx, { id }: { id: string }): Promise<{ revoked: number }> {
  const revoked = await revokeSessions(ctx, { userId: ctx.actor.id, only: id }, 'revoked')
  if (revoked === 0) throw notFound('session', 'Sessão', id)
  return { revoked }
}

/** Ends all of one's sessions but the one that asks. */
export const revokeOtherSignIns = async (ctx: Ctx): Promise<{ revoked: number }> => ({
  revoked: await revokeSessions(ctx, { userId: ctx.actor.id, except: ctx.actor.sessionId }, 'revoked'),
})
