import { randomBytes } from 'node:crypto'
import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { forgetFailures } from './guard-login.ts'
import { hashPassword } from './password.ts'
import { realmOf } from './realms.ts'
import { findUserByEmail, updatePassword } from './store.ts'
import { revokeSessions } from './store-sessions.ts'

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
  const passwordHash = await hashPassword(password)
  await ctx.transaction(async (ctx) => {
    await updatePassword(ctx, user.id, { passwordHash, mustChange: true })
    await revokeSessions(ctx, { userId: user.id }, 'password-reset')
    await forgetFailures(ctx, { email: user.email, realm: realmOf(user) })
  })
  return { email: user.email, password }
}
