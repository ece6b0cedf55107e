import type { Ctx } from '#kernel/context'
import { tooMany, unauthorized } from '#kernel/errors'
import type { Realm } from '#kernel/rights'
import { verifyPassword } from './password.ts'
import { countLoginFailures, findUserByEmail, insertLoginFailure, type UserRow } from './store.ts'

const windowMs = 15 * 60_000
const maxFailures = 10

export type Login = { email: string; password: string; realm?: Realm | undefined }

/** The person whose e-mail and password these are. Every failure reads and takes the same, whoever it was: 401. 429 after 10 failures in 15 minutes. */
export async function provePassword(ctx: Ctx, { email, password, realm = 'staff' }: Login): Promise<UserRow> {
  await refuseGuesser(ctx, email)
  const user = await findUserByEmail(ctx, email, realm)
  const isRight = await verifyPassword(password, user?.passwordHash)
  if (!user || !isRight || !user.isActive) {
    await insertLoginFailure(ctx, email)
    throw unauthorized('E-mail ou senha incorretos.')
  }
  return user
}

/** 429 while there were too many failures with this e-mail. */
export async function refuseGuesser(ctx: Ctx, email: string): Promise<void> {
  const failures = await countLoginFailures(ctx, email, new Date(ctx.now.getTime() - windowMs))
  if (failures >= maxFailures)
    throw tooMany('Muitas tentativas de entrada com este e-mail. Aguarde 15 minutos.', windowMs / 1000)
}
