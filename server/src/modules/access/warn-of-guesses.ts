import type { Ctx } from '#kernel/context'
import type { Account } from './guard-login.ts'
import { sendAccountNotice } from './send-account-notice.ts'
import { findUserByEmail } from './store.ts'

/** Tells the owner of an account, if it has one, that someone guesses at its password. */
export async function warnOfGuesses(ctx: Ctx, { email, realm, at }: Account & { at: string }): Promise<void> {
  const user = await findUserByEmail(ctx, email, realm)
  if (user?.isActive) await sendAccountNotice(ctx, { userId: user.id, notice: 'login-blocked', at })
}
