import type { Insertable, Selectable } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'

export type ScheduledAction = Selectable<DB['contracts.scheduledActions']>

export const insertAction = (
  ctx: Ctx,
  values: Insertable<DB['contracts.scheduledActions']>,
): Promise<ScheduledAction> =>
  ctx.db.insertInto('contracts.scheduledActions').values(values).returningAll().executeTakeFirstOrThrow()

const openActions = (ctx: Ctx) =>
  ctx.db
    .selectFrom('contracts.scheduledActions')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('doneAt', 'is', null)
    .where('droppedAt', 'is', null)

export const listOpenActions = (ctx: Ctx, contractId: string): Promise<ScheduledAction[]> =>
  openActions(ctx).where('contractId', '=', contractId).orderBy('onDate').orderBy('id').execute()

/** What was to happen by today and has not; oldest day first. */
export const listDueActions = (ctx: Ctx, limit: number): Promise<ScheduledAction[]> =>
  openActions(ctx).where('onDate', '<=', ctx.today).orderBy('onDate').orderBy('id').limit(limit).execute()

/** The action, locked, if it is still to be done. */
export const lockAction = (ctx: Ctx, id: string): Promise<ScheduledAction | undefined> =>
  openActions(ctx).where('id', '=', id).forUpdate().executeTakeFirst()

const update = (ctx: Ctx) => ctx.db.updateTable('contracts.scheduledActions').where('companyId', '=', ctx.companyId)

/** Done; with `failure`, tried and refused by the contract's state. */
export const closeAction = (ctx: Ctx, id: string, failure: string | null = null) =>
  update(ctx).set({ doneAt: ctx.now, failure }).where('id', '=', id).execute()

/** Drops what is still to be done on a contract, of one kind or all. Gives how many. */
export const dropActions = async (ctx: Ctx, contractId: string, kind?: ScheduledAction['kind']): Promise<number> => {
  const rows = await update(ctx)
    .set({ droppedAt: ctx.now, droppedBy: ctx.actor.id })
    .where('contractId', '=', contractId)
    .where('doneAt', 'is', null)
    .where('droppedAt', 'is', null)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'cancel'))
    .returning('id')
    .execute()
  return rows.length
}
