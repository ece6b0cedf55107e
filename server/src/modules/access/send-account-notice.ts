import type { Ctx } from '#kernel/context'
import { AppError } from '#kernel/errors'
import { sendMail } from '#modules/administration'
import { composeAccountNotice, type AccountNotice } from './compose-account-notice.ts'
import { findUser } from './store.ts'

/** Tells a person of a change of their account. A mail server that will never take it is told to the log; the change stands either way. */
export async function sendAccountNotice(
  ctx: Ctx,
  { userId, notice, at }: { userId: string; notice: AccountNotice; at: string },
): Promise<void> {
  const user = await findUser(ctx, userId)
  if (!user) return
  const mail = composeAccountNotice(notice, { name: user.name, at: new Date(at), timeZone: ctx.timeZone })
  try {
    await sendMail(ctx, { to: user.email, ...mail, idempotencyKey: `account/${userId}/${notice}/${at}` })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'mail-refused') throw error
    ctx.log.warn({ userId, notice }, 'account notice refused by the mail server')
  }
}
