import { findBank } from '@open-sgp/boleto'
import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { takeNumbers } from '#kernel/counters'
import { invalid } from '#kernel/errors'
import { newId } from '#kernel/ids'
import type { NewAccount } from './schemas.ts'
import { type AccountRow, insertAccount } from './store.ts'

/** Registers a portador; it gets the company's next number. 422 when we do not know the bank. */
export async function createAccount(ctx: Ctx, input: z.output<typeof NewAccount>): Promise<AccountRow> {
  const { cnabLayout = null, pixKey = null, writeOffDays = null, protestDays = null, bankKeys, ...required } = input
  requireKnownBank(input.bankCode)
  return await ctx.transaction(async (ctx) => {
    const number = await takeNumbers(ctx, 'account')
    return await insertAccount(ctx, {
      ...required,
      id: newId(),
      companyId: ctx.companyId,
      number,
      bankKeys: JSON.stringify(bankKeys),
      cnabLayout,
      pixKey,
      writeOffDays,
      protestDays,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
  })
}

function requireKnownBank(code: string): void {
  try {
    findBank(code)
  } catch (error) {
    throw invalid('/bankCode', error instanceof Error ? error.message : 'Banco desconhecido.')
  }
}
