import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import { renewRecoveryCodes } from './recovery-codes.ts'
import { requireOwnCode } from './require-own-code.ts'
import { requireOwnPassword } from './require-own-password.ts'
import { secondFactorsOf } from './store-factors.ts'

/** Ten new recovery codes in the place of the old ones, by password and a code. 409 without a second factor. */
export async function makeRecoveryCodes(
  ctx: Ctx,
  { password, code }: { password: string; code?: string | undefined },
): Promise<{ recoveryCodes: string[] }> {
  const user = await requireOwnPassword(ctx, password)
  const methods = await secondFactorsOf(ctx, user.id)
  if (methods.length === 0) throw conflict('no-second-factor', 'Cadastre antes um segundo fator.')
  // A person with passkeys alone has no app to show a code; the password is what remains to be asked.
  if (methods.includes('totp')) await requireOwnCode(ctx, user, code ?? '')
  return await ctx.transaction(async (ctx) => ({ recoveryCodes: await renewRecoveryCodes(ctx, user.id) }))
}
