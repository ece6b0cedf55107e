import type { Ctx } from '#kernel/context'
import { conflict, notFound } from '#kernel/errors'
import { holdUser } from './change-user.ts'
import { findUserByEmail } from './store.ts'
import { deleteTotp, replaceRecoveryCodes } from './store-factors.ts'
import { deletePasskeys } from './store-passkeys.ts'
import { revokeSessions } from './store-sessions.ts'

/** Takes away every second factor of a person who lost them, and ends that person's sessions. 404, 403, 409 `own-account`. */
export const resetSecondFactor = (ctx: Ctx, { id }: { id: string }): Promise<{ reset: true }> =>
  ctx.transaction(async (ctx) => {
    await holdUser(ctx, id)
    if (id === ctx.actor.id)
      throw conflict('own-account', 'Troque o seu próprio segundo fator em “Minha conta”, com a senha e um código.')
    await forget(ctx, id)
    return { reset: true as const }
  })

/** The same for whoever has the machine (`sgp user reset-second-factor`). 404. */
export const resetSecondFactorOf = (ctx: Ctx, { email }: { email: string }): Promise<void> =>
  ctx.transaction(async (ctx) => {
    const user = await findUserByEmail(ctx, email.toLowerCase())
    if (!user) throw notFound('user', 'Usuário', email)
    await forget(ctx, user.id)
  })

async function forget(ctx: Ctx, userId: string): Promise<void> {
  await deleteTotp(ctx, userId)
  await deletePasskeys(ctx, userId)
  await replaceRecoveryCodes(ctx, userId, [])
  await revokeSessions(ctx, { userId }, 'factors-changed')
  await ctx.enqueue('access.send-account-notice', { userId, notice: 'factors-reset', at: ctx.now.toISOString() })
}
