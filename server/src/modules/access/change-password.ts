import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { invalid, unauthorized } from '#kernel/errors'
import { hashPassword, verifyPassword } from './password.ts'
import type { PasswordChange } from './schemas.ts'
import { findUser, updatePassword } from './store.ts'
import { revokeSessions } from './store-sessions.ts'

/** Changes one's own password and ends every session of that user. */
export async function changePassword(
  ctx: Ctx,
  { currentPassword, newPassword }: z.output<typeof PasswordChange>,
): Promise<{ changed: true }> {
  const user = await findUser(ctx, ctx.actor.id)
  if (!user) throw unauthorized()
  if (!(await verifyPassword(currentPassword, user.passwordHash)))
    throw invalid('/currentPassword', 'A senha atual não confere.')
  const passwordHash = await hashPassword(newPassword)
  await ctx.transaction(async (ctx) => {
    await updatePassword(ctx, user.id, passwordHash)
    await revokeSessions(ctx, { userId: user.id }, 'password-changed')
  })
  return { changed: true }
}
