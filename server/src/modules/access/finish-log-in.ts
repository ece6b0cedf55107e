import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { AppError } from '#kernel/errors'
import { guardLogin } from './guard-login.ts'
import { proveCode } from './prove-code.ts'
import type { SecondFactorLogin } from './schemas-factors.ts'
import { startLogin } from './start-login.ts'
import { realmOf } from './realms.ts'
import { findUser } from './store.ts'
import { closeChallenge, takeAttempt } from './store-challenges.ts'

/** Opens the session that waited for its second factor. 401 `challenge-over` when it waited too long or was tried too often, 422 for a wrong code. */
export async function finishLogIn(ctx: Ctx, { challenge, code }: z.output<typeof SecondFactorLogin>) {
  const pending = await takeAttempt(ctx, challenge, 'second-factor')
  const user = pending?.userId ? await findUser(ctx, pending.userId) : undefined
  if (!user?.isActive) throw challengeOver()
  const account = { email: user.email, realm: realmOf(user) }
  const factor = await guardLogin(ctx, account, () => proveCode(ctx, user.id, code))
  if (factor === undefined) throw wrongCode()
  if (!(await closeChallenge(ctx, challenge))) throw challengeOver()
  return await startLogin(ctx, user, ['password', factor])
}

export const challengeOver = () =>
  new AppError(401, 'challenge-over', 'O tempo ou as tentativas desta entrada acabaram. Comece de novo pela senha.')

const wrongCode = () =>
  new AppError(422, 'wrong-code', 'Código incorreto ou já usado. Espere o próximo e digite de novo.', {
    errors: [{ pointer: '/code', detail: 'Código incorreto ou já usado.' }],
  })
