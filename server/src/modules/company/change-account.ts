import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict, notFound } from '#kernel/errors'
import type { AccountChanges } from './schemas.ts'
import { type AccountRow, lockAccount, updateAccount } from './store.ts'

/**
 * Changes the given fields of a portador; its bank is for good, because titles already carry the bank's numbers.
 * 404, 409 `stale-version` (with `current`), 422 at the field.
 */
export async function changeAccount(
  ctx: Ctx,
  { id, version, bankKeys, ...changes }: { id: string } & z.output<typeof AccountChanges>,
): Promise<AccountRow> {
  return await ctx.transaction(async (ctx) => {
    const before = await lockAccount(ctx, id)
    if (!before) throw notFound('account', 'Portador', id)
    if (before.version !== version)
      throw conflict('stale-version', 'Outra pessoa alterou este portador. Recarregue e refaça a alteração.', {
        current: before,
      })
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    return await updateAccount(ctx, id, { ...given, ...(bankKeys && { bankKeys: JSON.stringify(bankKeys) }) })
  })
}
