import type { Ctx } from '#kernel/context'
import { hashRecoveryCode } from './recovery-codes.ts'
import { findTotp, takeRecoveryCode, takeStep } from './store-factors.ts'
import { stepOf } from './totp.ts'

/** Proves a person by a code of the authenticator app or a recovery code, and uses it up. Undefined: wrong, or used before. */
export async function proveCode(
  ctx: Ctx,
  userId: string,
  typed: string,
): Promise<'totp' | 'recovery-code' | undefined> {
  const code = typed.replace(/\s/g, '')
  if (!/^\d{6}$/.test(code))
    return (await takeRecoveryCode(ctx, userId, hashRecoveryCode(userId, code))) ? 'recovery-code' : undefined
  const factor = await findTotp(ctx, userId)
  if (!factor || factor.confirmedAt === null) return undefined
  const step = stepOf(ctx.secrets.unseal(factor.secretSealed), code, ctx.now)
  return step !== undefined && (await takeStep(ctx, userId, step)) ? 'totp' : undefined
}
