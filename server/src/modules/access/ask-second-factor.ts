import type { Ctx } from '#kernel/context'
import { AppError } from '#kernel/errors'
import type { UserRow } from './store.ts'
import { insertChallenge } from './store-challenges.ts'
import type { SecondFactor } from './store-factors.ts'
import { newToken } from './token.ts'

/** The 401 that says: the password was right, now the second factor. Its challenge lives for five minutes and five attempts. */
export async function askSecondFactor(ctx: Ctx, user: UserRow, methods: readonly SecondFactor[]): Promise<AppError> {
  const challenge = newToken()
  await insertChallenge(ctx, { token: challenge, kind: 'second-factor', userId: user.id, nonce: newToken() })
  return new AppError(401, 'second-factor-required', 'Confirme que é você com o segundo fator.', { challenge, methods })
}
