import type { Ctx } from '#kernel/context'
import { invalid, unauthorized } from '#kernel/errors'
import { refuseGuesser } from './prove-password.ts'
import { verifyPassword } from './password.ts'
import { findUser, insertLoginFailure, type UserRow } from './store.ts'

/** The person who acts, who typed the password again: a session left open changes no key of its owner's. 422 at `pointer`, 429 for a guesser. */
export async function requireOwnPassword(ctx: Ctx, password: string, pointer = '/password'): Promise<UserRow> {
  const user = await findUser(ctx, ctx.actor.id)
  if (!user) throw unauthorized()
  await refuseGuesser(ctx, user.email)
  if (await verifyPassword(password, user.passwordHash)) return user
  await insertLoginFailure(ctx, user.email)
  throw invalid(pointer, 'A senha não confere.', 'wrong-password')
}
