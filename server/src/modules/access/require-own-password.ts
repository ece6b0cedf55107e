import type { Ctx } from '#kernel/context'
import { invalid, unauthorized } from '#kernel/errors'
import { guardLogin } from './guard-login.ts'
import { verifyPassword } from './password.ts'
import { realmOf } from './realms.ts'
import { findUser, type UserRow } from './store.ts'

/** The person who acts, who typed the password again: a session left open changes no key of its owner's. 422 at `pointer`, 429 for a guesser. */
export async function requireOwnPassword(ctx: Ctx, password: string, pointer = '/password'): Promise<UserRow> {
  const user = await findUser(ctx, ctx.actor.id)
  if (!user) throw unauthorized()
  const account = { email: user.email, realm: realmOf(user) }
  const proven = await guardLogin(ctx, account, async () =>
    (await verifyPassword(password, user.passwordHash)) ? user : undefined,
  )
  if (proven) return proven
  throw invalid(pointer, 'A senha não confere.', 'wrong-password')
}
