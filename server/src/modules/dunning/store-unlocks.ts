import type { Insertable } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'
import type { UnlockRow } from './store.ts'

/** Grants an unlock that covers `invoiceIds`; the key of unlock_invoices holds "one per title". */
export const insertUnlock = async (
  ctx: Ctx,
  values: Insertable<DB['dunning.unlocks']>,
  invoiceIds: readonly string[],
): Promise<UnlockRow> => {
  const unlock = await ctx.db.insertInto('dunning.unlocks').values(values).returningAll().executeTakeFirstOrThrow()
  await ctx.db
    .insertInto('dunning.unlockInvoices')
    .values(invoiceIds.map((invoiceId) => ({ invoiceId, companyId: ctx.companyId, unlockId: unlock.id })))
    .execute()
  return unlock
}

export const closeUnlock = (ctx: Ctx, id: string, status: 'kept' | 'broken') =>
  ctx.db
    .updateTable('dunning.unlocks')
    .set({ status, closedAt: ctx.now })
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .where('status', '=', 'open')
    .execute()

export const countUnlocksSince = async (ctx: Ctx, contractId: string, since: Date): Promise<number> => {
  const { count } = await ctx.db
    .selectFrom('dunning.unlocks')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('companyId', '=', ctx.companyId)
    .where('contractId', '=', contractId)
    .where('grantedAt', '>', since)
    .executeTakeFirstOrThrow()
  return count
}
