import type { Ctx } from '#kernel/context'
import type { Account } from './guard-login.ts'
import { findUserByEmail, listCompanies } from './store.ts'

/**
 * Tells the owner of an account, if it has one, that someone guesses at its password: by e-mail and, of the staff, in every company where
 * that person works, where those who look after accounts hear of it too.
 */
export async function warnOfGuesses(ctx: Ctx, { email, realm, at }: Account & { at: string }): Promise<void> {
  const user = await findUserByEmail(ctx, email, realm)
  if (!user?.isActive) return
  await ctx.transaction(async (ctx) => {
    await ctx.enqueue('access.send-account-notice', { userId: user.id, notice: 'login-blocked', at })
    if (realm !== 'staff') return
    for (const { id, timeZone } of await listCompanies(ctx, user.id))
      await ctx.forCompany(id, timeZone).emit('access.account-guessed', { userId: user.id, at })
  })
}
