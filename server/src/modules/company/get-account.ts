import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { type AccountRow, findAccount } from './store.ts'

/** A portador by id, or by the number that people use. 404 when the company has no such portador. */
export async function getAccount(ctx: Ctx, by: { id: string } | { number: number }): Promise<AccountRow> {
  const account = await findAccount(ctx, by)
  if (!account) throw notFound('account', 'Portador', 'id' in by ? by.id : by.number)
  return account
}
