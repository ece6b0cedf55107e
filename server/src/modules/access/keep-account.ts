import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import type { AccountNotice } from './compose-account-notice.ts'
import { renewRecoveryCodes } from './recovery-codes.ts'
import { rightsOf } from './rights-of.ts'
import { findUser } from './store.ts'
import { countRecoveryCodes, replaceRecoveryCodes, secondFactorsOf } from './store-factors.ts'
import { revokeSessions } from './store-sessions.ts'

/**
 * What follows a change of one's factors: the other sessions end, the person is told by e-mail, recovery codes come with the first
 * factor and go with the last. Gives new codes, if any were made. 409 `factor-required` when the last one goes that a role asks for.
 */
export async function keepAccount(ctx: Ctx, notice: AccountNotice): Promise<string[]> {
  const userId = ctx.actor.id
  await revokeSessions(ctx, { userId, except: ctx.actor.sessionId }, 'factors-changed')
  await ctx.enqueue('access.send-account-notice', { userId, notice, at: ctx.now.toISOString() })
  const hasFactor = (await secondFactorsOf(ctx, userId)).length > 0
  if (!hasFactor) {
    await requireNoFactorOwed(ctx)
    await replaceRecoveryCodes(ctx, userId, [])
  }
  return hasFactor && (await countRecoveryCodes(ctx, userId)) === 0 ? await renewRecoveryCodes(ctx, userId) : []
}

async function requireNoFactorOwed(ctx: Ctx): Promise<void> {
  const user = await findUser(ctx, ctx.actor.id)
  if (!user) return
  const { id: userId, isAdministrator, permissions } = user
  const person = { userId, companyId: ctx.companyId, isAdministrator, permissions, timeZone: ctx.timeZone }
  const { requiresSecondFactor } = await rightsOf(ctx.db, person, ctx.now, ctx.address ?? undefined)
  if (requiresSecondFactor)
    throw conflict('factor-required', 'Seu perfil exige um segundo fator. Cadastre outro antes de remover este.')
}
