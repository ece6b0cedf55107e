import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict, notFound } from '#kernel/errors'
import { requireBankKeys } from './require-bank-keys.ts'
import { requireFreeNumbering } from './require-free-numbering.ts'
import { numberingKeys } from './rules/numbering.ts'
import type { AccountChanges } from './schemas.ts'
import { type AccountRow, lockAccount, updateAccount } from './store.ts'
import { hasBoletos } from './views.ts'

/**
 * Changes the given fields of a portador. Its bank is for good, and so are the keys and the first number under which it numbers
 * titles once a boleto was issued: what is at the bank answers under them.
 * 404, 409 `stale-version` (with `current`), `portador-numbered` or `portador-exists`, 422 at the field.
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
    if (bankKeys) requireBankKeys(before.bankCode, bankKeys)
    await requireOpenNumbering(ctx, before, { ...changes, bankKeys })
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    return await updateAccount(ctx, id, { ...given, ...(bankKeys && { bankKeys: JSON.stringify(bankKeys) }) })
  })
}

async function requireOpenNumbering(ctx: Ctx, before: AccountRow, changes: Partial<z.output<typeof AccountChanges>>) {
  const { bankKeys = before.bankKeys, firstNossoNumero = before.firstNossoNumero } = changes
  const keysChange = numberingKeys(before.bankCode, bankKeys) !== numberingKeys(before.bankCode, before.bankKeys)
  if (!keysChange && firstNossoNumero === before.firstNossoNumero) return
  if (await hasBoletos(ctx, before.id))
    throw conflict(
      'portador-numbered',
      'Este portador já emitiu boletos: conta, carteira, convênio e primeiro nosso número não mudam mais. Cadastre outro portador e passe os contratos para ele.',
    )
  if (keysChange) await requireFreeNumbering(ctx, { bankCode: before.bankCode, bankKeys })
}
