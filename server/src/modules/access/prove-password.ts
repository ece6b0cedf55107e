import type { Ctx } from '#kernel/context'
import { unauthorized } from '#kernel/errors'
import type { Realm } from '#kernel/rights'
import { guardLogin } from './guard-login.ts'
import { verifyPassword } from './password.ts'
import { findUserByEmail, type UserRow } from './store.ts'

export type Login = { email: string; password: string; realm?: Realm | undefined }

/** The person whose e-mail and password these are. Every failure reads and takes the same, whoever it was: 401. 429 after too many of them. */
export async function provePassword(ctx: Ctx, { email, password, realm = 'staff' }: Login): Promise<UserRow> {
  const user = await guardLogin(ctx, { email, realm }, async () => {
    const user = await findUserByEmail(ctx, email, realm)
    const isRight = await verifyPassword(password, user?.passwordHash)
    return isRight && user?.isActive ? user : undefined
  })
  if (!user) throw unauthorized('E-mail ou senha incorretos.')
  return user
}
