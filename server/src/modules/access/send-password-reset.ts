import type { Ctx } from '#kernel/context'
import { AppError } from '#kernel/errors'
import type { Realm } from '#kernel/rights'
import { sendMail } from '#modules/administration'
import { findUserByEmail } from './store.ts'
import { countResets, deleteReset, insertReset } from './store-resets.ts'
import { newToken } from './token.ts'

const hourMs = 3_600_000
const perHour = 3

/** Sends a person the address at which a new password can be chosen, at most three an hour. Nothing is sent to those who have no account. */
export async function sendPasswordReset(ctx: Ctx, { email, realm }: { email: string; realm: Realm }): Promise<void> {
  if (ctx.adminUrl === null) {
    ctx.log.warn(
      'a password reset was asked for, but neither ADMIN_URL nor PUBLIC_URL is set: no link can be written (sgp user reset-password)',
    )
    return
  }
  const user = await findUserByEmail(ctx, email, realm)
  if (!user?.isActive) return
  if ((await countResets(ctx, user.id, new Date(ctx.now.getTime() - hourMs))) >= perHour) return
  const token = newToken()
  await insertReset(ctx, token, user.id)
  try {
    await sendMail(ctx, {
      to: user.email,
      subject: 'Open-SGP: redefinir a senha',
      // Behind the #: what follows it is sent to no server and stands in no log.
      text: compose(user.name, `${ctx.adminUrl}/redefinir-senha#${token}`),
      idempotencyKey: `password-reset/${token}`,
    })
  } catch (error) {
    await deleteReset(ctx, token)
    if (!(error instanceof AppError) || error.code !== 'mail-refused') throw error
    ctx.log.warn({ userId: user.id }, 'password reset refused by the mail server')
  }
}

const compose = (name: string, link: string): string =>
  `Olá, ${name}.\n\nAlguém pediu para redefinir a sua senha do Open-SGP. Para escolher uma nova, abra em até 30 minutos:\n\n${link}\n\nO endereço serve uma vez só. Se não foi você, ignore esta mensagem: a senha continua a mesma.\n`
