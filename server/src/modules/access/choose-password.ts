import type { Ctx } from '#kernel/context'
import { AppError } from '#kernel/errors'
import { keepPassword } from './keep-password.ts'
import { requireStrongPassword } from './require-strong-password.ts'
import { findUser } from './store.ts'
import { findReset, takeReset } from './store-resets.ts'

/**
 * Gives the owner of a reset token a new password and ends all their sessions. 401 `reset-over` for a token that was used, is too old
 * or never was; a weak password (422) does not use it up. The second factor stays: an e-mail alone opens no such account.
 */
export async function choosePassword(
  ctx: Ctx,
  { token, newPassword }: { token: string; newPassword: string },
): Promise<{ changed: true }> {
  const reset = await findReset(ctx, token)
  const user = reset && (await findUser(ctx, reset.userId))
  if (!user?.isActive) throw over()
  await requireStrongPassword(ctx, newPassword, user, '/newPassword')
  await ctx.transaction(async (ctx) => {
    if (!(await takeReset(ctx, token, user.id))) throw over()
    await keepPassword(ctx, user, { password: newPassword, reason: 'password-reset' })
  })
  return { changed: true }
}

const over = () =>
  new AppError(
    401,
    'reset-over',
    'Este endereço já foi usado ou passou dos 30 minutos. Peça outro em “Esqueci a senha”.',
  )
