import type { Ctx } from '#kernel/context'
import { conflict, invalid } from '#kernel/errors'
import { proveCode } from './prove-code.ts'
import { renewRecoveryCodes } from './recovery-codes.ts'
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
  return await ctx.transaction(async (ctx) => {
    // A person with passkeys alone has no app to show a code; the password is what remains to be asked.
    const isAsked = methods.includes('totp')
    if (isAsked && !(await proveCode(ctx, user.id, code ?? '')))
      throw invalid('/code', 'Código incorreto ou já usado.', 'wrong-code')
    return { recoveryCodes: await renewRecoveryCodes(ctx, user.id) }
  })
}
