import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { unauthorized } from '#kernel/errors'
import { challengeOver } from './finish-log-in.ts'
import { askForKey, isHandleOf, readAnswer, refusal } from './passkeys.ts'
import { requireRelyingParty } from './relying-party.ts'
import type { PasskeyAnswer } from './schemas-passkeys.ts'
import { startLogin } from './start-login.ts'
import { findUser, type UserRow } from './store.ts'
import { closeChallenge, insertChallenge, takeAttempt } from './store-challenges.ts'
import { countUse, findPasskeyByCredential } from './store-passkeys.ts'
import { newToken } from './token.ts'

type Answer = z.output<typeof PasskeyAnswer>

/** What the browser asks a device, of which it does not know whose it is. */
export async function askPasskey(ctx: Ctx) {
  const options = await askForKey(requireRelyingParty(ctx))
  const challenge = newToken()
  await insertChallenge(ctx, { token: challenge, kind: 'passkey-login', userId: null, nonce: options.challenge })
  return { challenge, options }
}

/** Opens a session by a passkey alone, whose device checked the person (PIN, finger, face). 401 `challenge-over`, 422 `passkey-refused`. */
export async function logInWithPasskey(ctx: Ctx, answer: Answer) {
  const pending = await takeAttempt(ctx, answer.challenge, 'passkey-login')
  if (!pending) throw challengeOver()
  const user = await provePasskey(ctx, answer, { nonce: pending.nonce, isAlone: true })
  // The staff's page; people of other realms have their own.
  if (user.realm !== 'staff') throw unauthorized('Esta chave de acesso é de outro tipo de conta.')
  return await startLogin(ctx, user, ['passkey'])
}

/** Opens the session that waited for a second factor by a passkey of that person. */
export async function finishWithPasskey(ctx: Ctx, answer: Answer) {
  const pending = await takeAttempt(ctx, answer.challenge, 'second-factor')
  if (!pending?.userId) throw challengeOver()
  const { nonce, userId } = pending
  const user = await provePasskey(ctx, answer, { nonce, isAlone: false, userId })
  return await startLogin(ctx, user, ['password', 'passkey'])
}

/** The person of a passkey that answered rightly, once: an answer, and a challenge, count only one time. */
async function provePasskey(
  ctx: Ctx,
  { challenge, credential }: Answer,
  asked: { nonce: string; isAlone: boolean; userId?: string },
): Promise<UserRow> {
  const party = requireRelyingParty(ctx)
  const passkey = await findPasskeyByCredential(ctx, credential.id)
  const user = passkey && (await findUser(ctx, passkey.userId))
  if (!passkey || !user?.isActive || user.id !== (asked.userId ?? user.id)) throw refusal()
  if (!isHandleOf(user.id, credential.response.userHandle)) throw refusal()
  const counter = await readAnswer({ party, ...asked }, passkey, credential)
  if (!(await closeChallenge(ctx, challenge))) throw challengeOver()
  if (!(await countUse(ctx, passkey.id, counter))) {
    ctx.log.warn({ userId: user.id, passkeyId: passkey.id }, 'a passkey came with a counter that did not grow')
    throw refusal()
  }
  return user
}
