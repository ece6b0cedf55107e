import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { tooMany, unauthorized } from '#kernel/errors'
import { verifyPassword } from './password.ts'
import type { Login } from './schemas.ts'
import { countLoginFailures, findUserByEmail, insertLoginFailure, listCompanies } from './store.ts'
import { deleteOldSessions, insertSession } from './store-sessions.ts'
import { newToken } from './token.ts'

const windowMs = 15 * 60_000
const maxFailures = 10
const sessionMs = 12 * 3_600_000

/** Opens a session of 12 hours. Every failure reads the same, whoever it was. 429 after 10 failures in 15 minutes. */
export async function logIn(ctx: Ctx, { email, password }: z.output<typeof Login>) {
  const failures = await countLoginFailures(ctx, email, new Date(ctx.now.getTime() - windowMs))
  if (failures >= maxFailures)
    throw tooMany('Muitas tentativas de entrada com este e-mail. Aguarde 15 minutos.', windowMs / 1000)

  const user = await findUserByEmail(ctx, email)
  const isRight = await verifyPassword(password, user?.passwordHash)
  if (!user || !isRight || !user.isActive) {
    await insertLoginFailure(ctx, email)
    throw unauthorized('E-mail ou senha incorretos.')
  }
  const token = newToken()
  const expiresAt = new Date(ctx.now.getTime() + sessionMs)
  await deleteOldSessions(ctx)
  await insertSession(ctx, { userId: user.id, realm: 'staff', kind: 'login', token, factors: ['password'], expiresAt })
  return { token, expiresAt, user, companies: await listCompanies(ctx, user.id) }
}
