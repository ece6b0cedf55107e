import { type Insertable, type Selectable, sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'

export type OverrideRow = Selectable<DB['contracts.accessOverrides']>
export type SuspensionRow = Omit<Selectable<DB['contracts.suspensions']>, 'during'> & {
  /** Null when it was lifted on its own day. */
  startsOn: string | null
  endsOn: string | null
}

export const insertSuspension = (
  ctx: Ctx,
  values: Omit<Insertable<DB['contracts.suspensions']>, 'during'> & { startsOn: string },
) => {
  const { startsOn, ...row } = values
  const during = sql<string>`daterange(${startsOn}::date, null)`
  return ctx.db
    .insertInto('contracts.suspensions')
    .values({ ...row, during })
    .execute()
}

const suspensionColumns = [
  'id',
  'companyId',
  'contractId',
  'kind',
  'reason',
  'startedAt',
  'startedBy',
  'endedAt',
  'endedBy',
  sql<string | null>`lower(during)`.as('startsOn'),
  sql<string | null>`upper(during)`.as('endsOn'),
] as const

const suspensionsOf = (ctx: Ctx, contractId: string) =>
  ctx.db
    .selectFrom('contracts.suspensions')
    .select(suspensionColumns)
    .where('companyId', '=', ctx.companyId)
    .where('contractId', '=', contractId)

export const findOpenSuspension = (ctx: Ctx, contractId: string): Promise<SuspensionRow | undefined> =>
  suspensionsOf(ctx, contractId).where('endedAt', 'is', null).executeTakeFirst()

export const listSuspensions = (ctx: Ctx, contractId: string): Promise<SuspensionRow[]> =>
  suspensionsOf(ctx, contractId).orderBy('startedAt').orderBy('id').execute()

/** A contract's suspensions, newest first, before `before`. */
export const listSuspensionPage = (
  ctx: Ctx,
  { contractId, before, limit }: { contractId: string; before: string | undefined; limit: number },
): Promise<SuspensionRow[]> =>
  suspensionsOf(ctx, contractId)
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** Ends a suspension: `on` is the first day with service again. */
export const endSuspension = (ctx: Ctx, id: string, on: string) =>
  ctx.db
    .updateTable('contracts.suspensions')
    .set({
      during: sql<string>`daterange(lower(during), greatest(lower(during), ${on}::date))`,
      endedAt: ctx.now,
      endedBy: ctx.actor.id,
    })
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .execute()

export const insertOverride = (ctx: Ctx, values: Insertable<DB['contracts.accessOverrides']>): Promise<OverrideRow> =>
  ctx.db.insertInto('contracts.accessOverrides').values(values).returningAll().executeTakeFirstOrThrow()

export const findOverride = (ctx: Ctx, id: string): Promise<OverrideRow | undefined> =>
  ctx.db
    .selectFrom('contracts.accessOverrides')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .executeTakeFirst()

/** Overrides that nobody has removed; some may have expired since the last run of the job. */
export const listOverrides = (ctx: Ctx, contractId: string): Promise<OverrideRow[]> =>
  ctx.db
    .selectFrom('contracts.accessOverrides')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('contractId', '=', contractId)
    .where('removedAt', 'is', null)
    .orderBy('id')
    .execute()

export const removeOverrides = (ctx: Ctx, ids: readonly string[]) =>
  ctx.db
    .updateTable('contracts.accessOverrides')
    .set({ removedAt: ctx.now, removedBy: ctx.actor.id })
    .where('companyId', '=', ctx.companyId)
    .where('id', 'in', [...ids])
    .execute()

/** Closes at most `limit` overrides whose end has come; another process's rows are left to it. */
export const closeExpiredOverrides = async (ctx: Ctx, limit: number): Promise<OverrideRow[]> =>
  await ctx.db
    .updateTable('contracts.accessOverrides')
    .set((eb) => ({ removedAt: eb.ref('endsAt'), removedBy: ctx.actor.id }))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('contracts.accessOverrides')
        .select('id')
        .where('companyId', '=', ctx.companyId)
        .where('removedAt', 'is', null)
        .where('endsAt', '<=', ctx.now)
        .orderBy('endsAt')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .execute()
