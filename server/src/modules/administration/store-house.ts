import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'

export type SiteRow = Selectable<DB['administration.sites']>
export type EmployeeRow = Selectable<DB['administration.employees']>
export type HolidayRow = Selectable<DB['administration.holidays']>

export const insertSite = (ctx: Ctx, values: Insertable<DB['administration.sites']>): Promise<SiteRow> =>
  ctx.db.insertInto('administration.sites').values(values).returningAll().executeTakeFirstOrThrow()

const sitesOf = (ctx: Ctx) =>
  ctx.db.selectFrom('administration.sites').selectAll().where('companyId', '=', ctx.companyId)

export const findSite = (ctx: Ctx, id: string) => sitesOf(ctx).where('id', '=', id).executeTakeFirst()
export const lockSite = (ctx: Ctx, id: string) => sitesOf(ctx).where('id', '=', id).forUpdate().executeTakeFirst()

export const listSiteRows = (
  ctx: Ctx,
  filter: {
    kind?: SiteRow['kind'] | undefined
    isActive?: boolean | undefined
    after?: string | undefined
    limit: number
  },
): Promise<SiteRow[]> => {
  const { kind, isActive, after } = filter
  let query = sitesOf(ctx)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  if (isActive !== undefined) query = query.where('isActive', '=', isActive)
  if (after !== undefined) query = query.where('id', '>', after)
  return query.orderBy('id').limit(filter.limit).execute()
}

export const listReceiptPointRows = (ctx: Ctx) =>
  ctx.db
    .selectFrom('administration.sites')
    .select(['id', 'name', 'isActive'])
    .where('companyId', '=', ctx.companyId)
    .where('kind', '=', 'receipt_point')
    .orderBy('name')
    .limit(1_000)
    .execute()

export const findPops = (ctx: Ctx, ids: readonly string[]) =>
  ctx.db
    .selectFrom('administration.sites')
    .select(['id', 'isActive'])
    .where('companyId', '=', ctx.companyId)
    .where('kind', '=', 'pop')
    .where('id', 'in', ids)
    .execute()

export const updateSite = (ctx: Ctx, id: string, values: Updateable<DB['administration.sites']>): Promise<SiteRow> =>
  ctx.db
    .updateTable('administration.sites')
    .set((eb) => ({ ...values, version: eb('version', '+', 1), updatedAt: ctx.now }))
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

export const insertEmployee = (ctx: Ctx, values: Insertable<DB['administration.employees']>): Promise<EmployeeRow> =>
  ctx.db.insertInto('administration.employees').values(values).returningAll().executeTakeFirstOrThrow()

const employeesOf = (ctx: Ctx) =>
  ctx.db.selectFrom('administration.employees').selectAll().where('companyId', '=', ctx.companyId)

export const findEmployee = (ctx: Ctx, id: string) => employeesOf(ctx).where('id', '=', id).executeTakeFirst()
export const findEmployeeOfUser = (ctx: Ctx, userId: string) =>
  employeesOf(ctx).where('userId', '=', userId).executeTakeFirst()
export const lockEmployee = (ctx: Ctx, id: string) =>
  employeesOf(ctx).where('id', '=', id).forUpdate().executeTakeFirst()

export const listEmployeeRows = (
  ctx: Ctx,
  filter: { isPresent?: boolean | undefined; userId?: string | undefined; after?: string | undefined; limit: number },
): Promise<EmployeeRow[]> => {
  const { isPresent, userId, after, limit } = filter
  let query = employeesOf(ctx)
  if (userId !== undefined) query = query.where('userId', '=', userId)
  if (isPresent !== undefined) query = query.where('leftOn', isPresent ? 'is' : 'is not', null)
  if (after !== undefined) query = query.where('id', '>', after)
  return query.orderBy('id').limit(limit).execute()
}

export const updateEmployee = (
  ctx: Ctx,
  id: string,
  values: Updateable<DB['administration.employees']>,
): Promise<EmployeeRow> =>
  ctx.db
    .updateTable('administration.employees')
    .set((eb) => ({ ...values, version: eb('version', '+', 1), updatedAt: ctx.now }))
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

export const insertHoliday = (ctx: Ctx, values: Insertable<DB['administration.holidays']>): Promise<HolidayRow> =>
  ctx.db.insertInto('administration.holidays').values(values).returningAll().executeTakeFirstOrThrow()

export const listHolidayRows = (ctx: Ctx): Promise<HolidayRow[]> =>
  ctx.db
    .selectFrom('administration.holidays')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .orderBy('id')
    .limit(1_000)
    .execute()

/** The row that was taken away; undefined when there is none. */
export const deleteHoliday = (ctx: Ctx, id: string): Promise<HolidayRow | undefined> =>
  ctx.db
    .deleteFrom('administration.holidays')
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()

export const insertSequenceChange = (
  ctx: Ctx,
  values: Pick<Insertable<DB['administration.sequenceChanges']>, 'id' | 'name' | 'before' | 'after' | 'reason'>,
) =>
  ctx.db
    .insertInto('administration.sequenceChanges')
    .values({ ...values, companyId: ctx.companyId, changedAt: ctx.now, changedBy: ctx.actor.id })
    .execute()
