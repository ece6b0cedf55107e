import type { Ctx } from '#kernel/context'
import { unauthorized } from '#kernel/errors'
import { findUser } from './store.ts'
import { countRecoveryCodes, findTotp } from './store-factors.ts'
import { findPasskeys } from './store-passkeys.ts'

/** The account of who asks: what opens it. */
export async function getAccount(ctx: Ctx) {
  const user = await findUser(ctx, ctx.actor.id)
  if (!user) throw unauthorized()
  const totp = await findTotp(ctx, user.id)
  return {
    email: user.email,
    name: user.name,
    passwordChangedAt: user.passwordChangedAt,
    totpConfirmedAt: totp?.confirmedAt ?? null,
    recoveryCodesLeft: await countRecoveryCodes(ctx, user.id),
    passkeys: await findPasskeys(ctx, user.id),
  }
}
