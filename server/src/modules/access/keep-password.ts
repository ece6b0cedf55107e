import type { Ctx } from '#kernel/context'
import { forgetFailures } from './guard-login.ts'
import { hashPassword } from './password.ts'
import { realmOf } from './realms.ts'
import { updatePassword, type UserRow } from './store.ts'
import { revokeSessions } from './store-sessions.ts'

/** Gives a person a new password, ends their sessions (but `except`), forgets failed attempts, and tells the person. */
export async function keepPassword(
  ctx: Ctx,
  user: UserRow,
  change: { password: string; reason: 'password-changed' | 'password-reset'; except?: string | undefined },
): Promise<void> {
  const { password, reason, except } = change
  const passwordHash = await hashPassword(password)
  await ctx.transaction(async (ctx) => {
    await updatePassword(ctx, user.id, { passwordHash, mustChange: false })
    await revokeSessions(ctx, { userId: user.id, except }, reason)
    await forgetFailures(ctx, { email: user.email, realm: realmOf(user) })
    await ctx.enqueue('access.send-account-notice', { userId: user.id, notice: reason, at: ctx.now.toISOString() })
  })
}
