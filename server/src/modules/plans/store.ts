import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'

export type PlanRow = Selectable<DB['plans.plans']>
export type VersionRow = Selectable<DB['plans.versions']>

export const insertPlan = (ctx: Ctx, values: Insertable<DB['plans.plans']>): Promise<PlanRow> =>
  ctx.db.insertInto('plans.plans').values(values).returningAll().executeTakeFirstOrThrow()

const plansOf = (ctx: Ctx) => ctx.db.selectFrom('plans.plans').selectAll().where('companyId', '=', ctx.companyId)

export const findPlan = (ctx: Ctx, id: string): Promise<PlanRow | undefined> =>
  plansOf(ctx).where('id', '=', id).executeTakeFirst()

/** The plan, locked until the transaction ends: versions are numbered and names compared one at a time. */
export const lockPlan = (ctx: Ctx, id: string): Promise<PlanRow | undefined> =>
  plansOf(ctx).where('id', '=', id).forUpdate().executeTakeFirst()

export const findPlanByName = (ctx: Ctx, name: string): Promise<PlanRow | undefined> =>
  plansOf(ctx)
    .where(sql<boolean>`kernel.fold(name) = kernel.fold(${name})`)
    .executeTakeFirst()

export const updatePlan = (ctx: Ctx, id: string, values: Updateable<DB['plans.plans']>): Promise<PlanRow> =>
  ctx.db
    .updateTable('plans.plans')
    .set((eb) => ({ ...values, version: eb('version', '+', 1), updatedAt: ctx.now }))
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

/** The company's plans by code, after `after`. */
export const listPlans = (
  ctx: Ctx,
  filter: {
    after: number
    limit: number
    search?: string | undefined
    family?: string | undefined
    isOnSale?: boolean | undefined
  },
): Promise<PlanRow[]> =>
  plansOf(ctx)
    .where('code', '>', filter.after)
    .$if(filter.search !== undefined, (query) =>
      query.where(sql<boolean>`position(kernel.fold(${filter.search ?? ''}) in kernel.fold(name)) > 0`),
    )
    .$if(filter.family !== undefined, (query) => query.where('family', '=', filter.family ?? ''))
    .$if(filter.isOnSale !== undefined, (query) => query.where('isOnSale', '=', filter.isOnSale ?? true))
    .orderBy('code')
    .limit(filter.limit)
    .execute()

export const insertVersion = (ctx: Ctx, values: Insertable<DB['plans.versions']>): Promise<VersionRow> =>
  ctx.db.insertInto('plans.versions').values(values).returningAll().executeTakeFirstOrThrow()

const versionsOf = (ctx: Ctx) => ctx.db.selectFrom('plans.versions').selectAll().where('companyId', '=', ctx.companyId)

export const findVersion = (ctx: Ctx, id: string): Promise<VersionRow | undefined> =>
  versionsOf(ctx).where('id', '=', id).executeTakeFirst()

export const findLastVersion = (ctx: Ctx, planId: string): Promise<VersionRow | undefined> =>
  versionsOf(ctx).where('planId', '=', planId).orderBy('number', 'desc').executeTakeFirst()

/** Per plan the newest version in force on a day; of two that begin together the later one. */
export const listSaleVersions = (ctx: Ctx, planIds: readonly string[], on: string): Promise<VersionRow[]> =>
  versionsOf(ctx)
    .where('planId', 'in', [...planIds])
    .where('effectiveOn', '<=', on)
    .distinctOn('planId')
    .orderBy('planId')
    .orderBy('effectiveOn', 'desc')
    .orderBy('number', 'desc')
    .execute()

/** A plan's versions, newest number first, below `before`. */
export const listVersions = (
  ctx: Ctx,
  { planId, before, limit }: { planId: string; before: number | undefined; limit: number },
): Promise<VersionRow[]> =>
  versionsOf(ctx)
    .where('planId', '=', planId)
    .$if(before !== undefined, (query) => query.where('number', '<', before ?? 0))
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()

/** Versions that contracts already signed take over from a day up to `until`, in the order in which they apply. */
export const listBaseMoves = (ctx: Ctx, until: string): Promise<VersionRow[]> =>
  versionsOf(ctx).where('baseEffectiveOn', '<=', until).orderBy('baseEffectiveOn').orderBy('number').execute()
