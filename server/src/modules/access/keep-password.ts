import type { Ctx } from '#kernel/context'
import { replacePassword } from './replace-password.ts'
import type { UserRow } from './store.ts'

type Change = { password: string; reason: 'password-changed' | 'password-reset'; except?: string | undefined }

/** Gives a person the password that they chose, and tells them. */
export const keepPassword = (ctx: Ctx, user: UserRow, change: Change): Promise<void> =>
  ctx.transaction(async (ctx) => {
    await replacePassword(ctx, user, { ...change, mustChange: false })
    const notice = { userId: user.id, notice: change.reason, at: ctx.now.toISOString() }
    await ctx.enqueue('access.send-account-notice', notice)
  })
