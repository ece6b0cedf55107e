import { findBank } from '@open-sgp/boleto'
import { layouts } from '@open-sgp/cnab'
import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { takeNumbers } from '#kernel/counters'
import { invalid } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { readSetting } from '#kernel/settings'
import { defaultFine, defaultGraceDays, defaultInterest } from './financial-settings.ts'
import { requireFreeNumbering } from './require-free-numbering.ts'
import { requireBankKeys } from './require-bank-keys.ts'
import type { NewAccount } from './schemas.ts'
import { type AccountRow, insertAccount } from './store.ts'

/**
 * Registers a portador; it gets the company's next number, and the company's fine, interest and grace where it says none. What is not said of the bank's fee is as in the bank's files: taken for gross,
 * a payment that came net would leave its title open. `firstNossoNumero` and `firstRemessa` go on where another system stopped.
 * 422 when we do not know the bank or one of its keys is missing; 409 `portador-exists` when another numbers the same titles.
 */
export async function createAccount(ctx: Ctx, input: z.output<typeof NewAccount>): Promise<AccountRow> {
  const { cnabLayout = null, pixKey = null, writeOffDays = null, protestDays = null, bankKeys, ...required } = input
  const { firstNossoNumero = 1, firstRemessa = 1 } = input
  requireKnownBank(input.bankCode)
  requireBankKeys(input.bankCode, bankKeys)
  return await ctx.transaction(async (ctx) => {
    const number = await takeNumbers(ctx, 'account')
    await requireFreeNumbering(ctx, input)
    return await insertAccount(ctx, {
      ...required,
      finePpm: required.finePpm ?? (await readSetting(ctx, defaultFine)),
      interestPpmMonth: required.interestPpmMonth ?? (await readSetting(ctx, defaultInterest)),
      graceDays: required.graceDays ?? (await readSetting(ctx, defaultGraceDays)),
      id: newId(),
      companyId: ctx.companyId,
      number,
      bankKeys: JSON.stringify(bankKeys),
      cnabLayout,
      firstNossoNumero,
      firstRemessa,
      feeDeductedFromCredit: required.feeDeductedFromCredit ?? deductsFee(input.bankCode, cnabLayout),
      pixKey,
      writeOffDays,
      protestDays,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
  })
}

const deductsFee = (bankCode: string, width: string | null): boolean =>
  layouts.find((layout) => layout.bank === bankCode && String(layout.width) === width)?.feeDeductedFromCredit ?? false

function requireKnownBank(code: string): void {
  try {
    findBank(code)
  } catch (error) {
    throw invalid('/bankCode', error instanceof Error ? error.message : 'Banco desconhecido.')
  }
}
