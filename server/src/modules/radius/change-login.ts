import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { addressColumns } from './create-login.ts'
import { refusing } from './refusals.ts'
import type { LoginChanges } from './schemas.ts'
import { requireVersion } from './stale-version.ts'
import { lockLogin, updateLogin, type LoginRow } from './store.ts'

/**
 * Changes the given fields of a login: another user name, disabled, fixed addresses, locks. Its open sessions follow at
 * once when it was disabled or renamed; addresses and locks count from the next dial-in.
 * 404, 409 `stale-version`, `username-taken`, `address-taken`.
 */
export async function changeLogin(
  ctx: Ctx,
  { id, version, ...changes }: { id: string } & z.output<typeof LoginChanges>,
): Promise<LoginRow> {
  return await ctx.transaction(async (ctx) => {
    const before = await lockLogin(ctx, id)
    if (!before) throw notFound('login', 'Acesso', id)
    requireVersion(before, version)
    const login = await refusing(ctx, () => updateLogin(ctx, id, addressColumns(changes)))
    await ctx.enqueue('radius.apply-access', { contractId: login.contractId })
    return login
  })
}
