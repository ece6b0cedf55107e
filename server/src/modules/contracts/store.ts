import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'
import { newId } from '#kernel/ids'

export type ContractRow = Selectable<DB['contracts.contracts']>

export const insertContract = (ctx: Ctx, values: Insertable<DB['contracts.contracts']>): Promise<ContractRow> =>
  ctx.db.insertInto('contracts.contracts').values(values).returningAll().executeTakeFirstOrThrow()

const contractsOf = (ctx: Ctx) =>
  ctx.db.selectFrom('contracts.contracts').selectAll().where('companyId', '=', ctx.companyId)

export const findContract = (ctx: Ctx, id: string): Promise<ContractRow | undefined> =>
  contractsOf(ctx).where('id', '=', id).executeTakeFirst()

/** The row, locked until the transaction ends: a contract does one thing at a time. */
export const lockContract = (ctx: Ctx, id: string): Promise<ContractRow | undefined> =>
  contractsOf(ctx).where('id', '=', id).forUpdate().executeTakeFirst()

export const updateContract = (
  ctx: Ctx,
  id: string,
  values: Updateable<DB['contracts.contracts']>,
): Promise<ContractRow> =>
  ctx.db
    .updateTable('contracts.contracts')
    .set((eb) => ({ ...values, version: eb('version', '+', 1), updatedAt: ctx.now }))
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

/** The access is derived, not edited: it leaves the version alone, so that automation makes nobody's form stale. */
export const updateAccess = (
  ctx: Ctx,
  id: string,
  values: Pick<Updateable<DB['contracts.contracts']>, 'accessState' | 'accessReason' | 'accessSince'>,
) =>
  ctx.db
    .updateTable('contracts.contracts')
    .set(values)
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .execute()

export type NewEvent = {
  contractId: string
  kind: string
  from?: string | null
  to?: string | null
  reason: string
  on?: string
  details?: Record<string, unknown>
}

const eventRow = (
  ctx: Ctx,
  { contractId, kind, from = null, to = null, reason, on = ctx.today, details = {} }: NewEvent,
) => ({
  id: newId(),
  companyId: ctx.companyId,
  contractId,
  at: ctx.now,
  onDate: on,
  actorId: ctx.actor.id,
  kind,
  fromValue: from,
  toValue: to,
  reason,
  details: JSON.stringify(details),
})

/** Who, when, why, from what to what. */
export const insertEvents = async (ctx: Ctx, events: readonly NewEvent[]): Promise<void> => {
  if (events.length === 0) return
  const rows = events.map((event) => eventRow(ctx, event))
  await ctx.db.insertInto('contracts.events').values(rows).execute()
}
