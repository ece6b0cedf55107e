import type { Ctx } from '#kernel/context'
import type { AccountNotice } from './compose-account-notice.ts'
import { renewRecoveryCodes } from './recovery-codes.ts'
import { countRecoveryCodes, replaceRecoveryCodes, secondFactorsOf } from './store-factors.ts'
import { revokeSessions } from './store-sessions.ts'

/**
 * What follows a change of one's factors: the other sessions end, the person is told by e-mail, recovery codes come with the first
 * factor and go with the last. Gives new codes, if any were made.
 */
export async function keepAccount(ctx: Ctx, notice: AccountNotice): Promise<string[]> {
  const userId = ctx.actor.id
  await revokeSessions(ctx, { userId, except: ctx.actor.sessionId }, 'factors-changed')
  await ctx.enqueue('access.send-account-notice', { userId, notice, at: ctx.now.toISOString() })
  const hasFactor = (await secondFactorsOf(ctx, userId)).length > 0
  if (!hasFactor) await replaceRecoveryCodes(ctx, userId, [])
  return hasFactor && (await countRecoveryCodes(ctx, userId)) === 0 ? await renewRecoveryCodes(ctx, userId) : []
}
