import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { invalid } from '#kernel/errors'
import { requireOwnPassword } from './require-own-password.ts'
import { requireStrongPassword } from './require-strong-password.ts'
import type { PasswordChange } from './schemas.ts'
import { keepPassword } from './keep-password.ts'

/** Changes one's own password; ends the person's other sessions and tells by e-mail. 422 for a weak or the same password. */
export async function changePassword(
  ctx: Ctx,
  { currentPassword, newPassword }: z.output<typeof PasswordChange>,
): Promise<{ changed: true }> {
  const user = await requireOwnPassword(ctx, currentPassword, '/currentPassword')
  if (newPassword.normalize('NFKC') === currentPassword.normalize('NFKC'))
    throw invalid('/newPassword', 'A nova senha é a mesma de antes. Escolha outra.', 'same-password')
  await requireStrongPassword(ctx, newPassword, user, '/newPassword')
  await keepPassword(ctx, user, { password: newPassword, reason: 'password-changed', except: ctx.actor.sessionId })
  return { changed: true }
}
