import type { Ctx } from '#kernel/context'
import { getAccount } from '#modules/company'
import { lockSequence } from './store.ts'
import { holdAccount, listAccountsOf } from './views.ts'

/**
 * Who changes boletos of an account holds its number series until the transaction ends: one at a time, always locked in the same
 * order and before any invoice or boleto, so that no two transactions wait for each other. Account → last number taken.
 */
export async function lockAccounts(ctx: Ctx, accountIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const last = new Map<string, number>()
  for (const id of accountIds.toSorted()) {
    await holdAccount(ctx, id)
    const { firstNossoNumero } = await getAccount(ctx, { id })
    last.set(id, await lockSequence(ctx, id, 'nosso_numero', firstNossoNumero - 1))
  }
  return last
}

/** The same for the accounts of some invoices. */
export const lockAccountsOf = async (ctx: Ctx, invoiceIds: readonly string[]) =>
  await lockAccounts(ctx, await listAccountsOf(ctx, invoiceIds))
