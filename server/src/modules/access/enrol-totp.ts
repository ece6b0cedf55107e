import type { Ctx } from '#kernel/context'
import { conflict, invalid } from '#kernel/errors'
import { keepAccount } from './keep-account.ts'
import { requireOwnCode } from './require-own-code.ts'
import { requireOwnPassword } from './require-own-password.ts'
import { confirmTotp, deleteTotp, findTotp, takeStep, upsertTotp } from './store-factors.ts'
import { newTotpSecret, stepOf, totpUri } from './totp.ts'

/** Makes the secret for an authenticator app; it counts only once a code of it came back. 409 `totp-enrolled`. */
export async function beginTotp(
  ctx: Ctx,
  { password }: { password: string },
): Promise<{ secret: string; uri: string }> {
  const user = await requireOwnPassword(ctx, password)
  const secret = newTotpSecret()
  if (!(await upsertTotp(ctx, user.id, ctx.secrets.seal(secret)))) throw enrolled()
  return { secret, uri: totpUri(secret, user.email) }
}

/** Proves the app by its first code; ends the person's other sessions. Gives recovery codes when there were none. */
export const confirmTotpCode = (ctx: Ctx, { code }: { code: string }): Promise<{ recoveryCodes: string[] }> =>
  ctx.transaction(async (ctx) => {
    const userId = ctx.actor.id
    const factor = await findTotp(ctx, userId)
    if (!factor) throw conflict('totp-not-begun', 'Comece de novo: gere o código QR e leia-o com o aplicativo.')
    if (factor.confirmedAt !== null) throw enrolled()
    const step = stepOf(ctx.secrets.unseal(factor.secretSealed), code.replace(/\s/g, ''), ctx.now)
    if (step === undefined || !(await takeStep(ctx, userId, step)))
      throw invalid('/code', 'O código não confere. Verifique a hora do celular e digite o código atual.', 'wrong-code')
    await confirmTotp(ctx, userId)
    return { recoveryCodes: await keepAccount(ctx, 'totp-enrolled') }
  })

/** Takes the authenticator app away, by password and a code. */
export async function removeTotp(
  ctx: Ctx,
  { password, code }: { password: string; code: string },
): Promise<{ removed: true }> {
  const user = await requireOwnPassword(ctx, password)
  await requireOwnCode(ctx, user, code)
  await ctx.transaction(async (ctx) => {
    await deleteTotp(ctx, user.id)
    await keepAccount(ctx, 'totp-removed')
  })
  return { removed: true }
}

const enrolled = () =>
  conflict('totp-enrolled', 'O aplicativo de códigos já está cadastrado. Remova-o antes de trocar.')
