import { randomBytes } from 'node:crypto'
import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { replacePassword } from './replace-password.ts'
import { findUserByEmail } from './store.ts'

/**
 * Gives a person a new password, known only from this answer and good for choosing another, ends that person's sessions and forgets failed attempts.
 * For whoever has the machine (`sgp user reset-password`); there is no route to it. 404.
 */
export async function resetPassword(
  ctx: Ctx,
  { email }: { email: string },
): Promise<{ email: string; password: string }> {
  const user = await findUserByEmail(ctx, email.toLowerCase())
  if (!user) throw notFound('user', 'Usuário', email)
  const password = randomBytes(12).toString('base64url')
  await replacePassword(ctx, user, { password, mustChange: true, reason: 'password-reset' })
  return { email: user.email, password }
}
