import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import { numberingKeys } from './rules/numbering.ts'
import type { BankKeys } from './schemas.ts'
import { findAccountByNumbering } from './store.ts'

/** 409 `portador-exists` when another portador numbers titles under the same bank keys. */
export async function requireFreeNumbering(
  ctx: Ctx,
  { bankCode, bankKeys }: { bankCode: string; bankKeys: BankKeys },
): Promise<void> {
  const twin = await findAccountByNumbering(ctx, numberingKeys(bankCode, bankKeys))
  if (!twin) return
  throw conflict(
    'portador-exists',
    `O portador ${twin.number} (${twin.name}) já usa esta conta, carteira e convênio: dois portadores assim dariam o mesmo nosso número a dois títulos.`,
    { accountId: twin.id },
  )
}
