import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict, notFound, unauthorized } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { challengeOver } from './finish-log-in.ts'
import { keepAccount } from './keep-account.ts'
import { askForNewKey, readNewKey } from './passkeys.ts'
import { requireRelyingParty } from './relying-party.ts'
import { requireOwnPassword } from './require-own-password.ts'
import type { NewPasskey } from './schemas-passkeys.ts'
import { findUser } from './store.ts'
import { closeChallenge, insertChallenge, takeAttempt } from './store-challenges.ts'
import { deleteOwnPasskey, findPasskeyByCredential, findPasskeys, insertPasskey } from './store-passkeys.ts'
import { newToken } from './token.ts'

const maxPasskeys = 20

/** What the browser asks a device to make a key, by the person's password. 409 `too-many-passkeys`, `no-public-url`. */
export async function beginPasskey(ctx: Ctx, { password }: { password: string }) {
  const user = await requireOwnPassword(ctx, password)
  const passkeys = await findPasskeys(ctx, user.id)
  if (passkeys.length >= maxPasskeys)
    throw conflict('too-many-passkeys', `Há ${maxPasskeys} chaves de acesso. Remova uma que não usa mais.`)
  const options = await askForNewKey(requireRelyingParty(ctx), user, passkeys)
  const challenge = newToken()
  await insertChallenge(ctx, {
    token: challenge,
    kind: 'passkey-registration',
    userId: user.id,
    nonce: options.challenge,
  })
  return { challenge, options }
}

/** Keeps the key that a device made; ends the person's other sessions. Gives recovery codes when there were none. */
export async function addPasskey(ctx: Ctx, { challenge, name, credential }: z.output<typeof NewPasskey>) {
  const user = await findUser(ctx, ctx.actor.id)
  if (!user) throw unauthorized()
  const pending = await takeAttempt(ctx, challenge, 'passkey-registration')
  if (pending?.userId !== user.id) throw challengeOver()
  const key = await readNewKey({ party: requireRelyingParty(ctx), nonce: pending.nonce }, credential)
  return await ctx.transaction(async (ctx) => {
    if (!(await closeChallenge(ctx, challenge))) throw challengeOver()
    if (await findPasskeyByCredential(ctx, key.credentialId))
      throw conflict('passkey-known', 'Esta chave de acesso já está cadastrada.')
    const { transports = [] } = credential.response
    const passkey = await insertPasskey(ctx, {
      ...key,
      id: newId(),
      userId: user.id,
      transports,
      name,
      createdAt: ctx.now,
    })
    return { passkey, recoveryCodes: await keepAccount(ctx, 'passkey-added') }
  })
}

/** Removes one's own key, by password. 404. */
export async function removePasskey(
  ctx: Ctx,
  { id, password }: { id: string; password: string },
): Promise<{ removed: true }> {
  const isOwn = (await findPasskeys(ctx, ctx.actor.id)).some((passkey) => passkey.id === id)
  if (!isOwn) throw notFound('passkey', 'Chave de acesso', id)
  await requireOwnPassword(ctx, password)
  await ctx.transaction(async (ctx) => {
    if (!(await deleteOwnPasskey(ctx, id))) throw notFound('passkey', 'Chave de acesso', id)
    await keepAccount(ctx, 'passkey-removed')
  })
  return { removed: true }
}
