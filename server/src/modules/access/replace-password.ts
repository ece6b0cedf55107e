import type { Ctx } from '#kernel/context'
import { forgetFailures } from './guard-login.ts'
import { hashPassword } from './password.ts'
import { realmOf } from './realms.ts'
import { updatePassword, type UserRow } from './store.ts'
import { endChallenges } from './store-challenges.ts'
import { endResets } from './store-resets.ts'
import { revokeSessions } from './store-sessions.ts'

type Replacement = {
  password: string
  /** Good only for choosing another. */
  mustChange: boolean
  reason: 'password-changed' | 'password-reset'
  except?: string | undefined
}

/**
 * Puts a password in the place of another. What the old one opened ends (sessions but `except`), as does what was begun: log-ins that
 * wait for a second factor, links to choose a password. Failed attempts are forgotten.
 */
export async function replacePassword(
  ctx: Ctx,
  user: UserRow,
  { password, mustChange, reason, except }: Replacement,
): Promise<void> {
  const passwordHash = await hashPassword(password)
  await ctx.transaction(async (ctx) => {
    await updatePassword(ctx, user.id, { passwordHash, mustChange })
    await endChallenges(ctx, user.id)
    await endResets(ctx, user.id)
    await revokeSessions(ctx, { userId: user.id, except }, reason)
    await forgetFailures(ctx, { email: user.email, realm: realmOf(user) })
  })
}
