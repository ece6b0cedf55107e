import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { generateSecret } from './generate-secret.ts'
import type { NewPassword } from './schemas.ts'
import { seal } from './sealing.ts'
import { requireVersion } from './stale-version.ts'
import { lockLogin, updateLogin, type LoginRow } from './store.ts'

/** A new password, generated when absent and given back this once. Sessions that are open stay open. 404, 409 `stale-version`. */
export async function changeLoginPassword(
  ctx: Ctx,
  { id, version, password = generateSecret(12) }: { id: string } & z.output<typeof NewPassword>,
): Promise<LoginRow & { password: string }> {
  return await ctx.transaction(async (ctx) => {
    const before = await lockLogin(ctx, id)
    if (!before) throw notFound('login', 'Acesso', id)
    requireVersion(before, version)
    return { ...(await updateLogin(ctx, id, { passwordSealed: seal(ctx.secrets, id, password) })), password }
  })
}
