import type { Ctx } from '#kernel/context'
import { askSecondFactor } from './ask-second-factor.ts'
import { provePassword, type Login } from './prove-password.ts'
import { startLogin } from './start-login.ts'
import { secondFactorsOf } from './store-factors.ts'

/** Opens a session of 12 hours, or throws 401 `second-factor-required` with a challenge when that person has a second factor. */
export async function logIn(ctx: Ctx, login: Login) {
  const user = await provePassword(ctx, login)
  const methods = await secondFactorsOf(ctx, user.id)
  if (methods.length > 0) throw await askSecondFactor(ctx, user, methods)
  return await startLogin(ctx, user, ['password'])
}
