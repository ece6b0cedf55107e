import type { Ctx } from '#kernel/context'
import { AppError } from '#kernel/errors'
import { askForKey } from './passkeys.ts'
import { findRelyingParty } from './relying-party.ts'
import type { UserRow } from './store.ts'
import { insertChallenge } from './store-challenges.ts'
import type { SecondFactor } from './store-factors.ts'
import { findPasskeys } from './store-passkeys.ts'
import { newToken } from './token.ts'

/** The 401 that says: the password was right, now the second factor. Its challenge lives for five minutes and five attempts; `passkey` is what a browser asks the person's keys. */
export async function askSecondFactor(ctx: Ctx, user: UserRow, methods: readonly SecondFactor[]): Promise<AppError> {
  const challenge = newToken()
  const party = methods.includes('passkey') ? findRelyingParty(ctx) : undefined
  const passkey = party && (await askForKey(party, await findPasskeys(ctx, user.id)))
  const nonce = passkey?.challenge ?? newToken()
  await insertChallenge(ctx, { token: challenge, kind: 'second-factor', userId: user.id, nonce })
  return new AppError(401, 'second-factor-required', 'Confirme que é você com o segundo fator.', {
    challenge,
    methods,
    ...(passkey && { passkey }),
  })
}
