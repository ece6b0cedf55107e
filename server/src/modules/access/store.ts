import { type Insertable, type Selectable, sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { Db } from '#kernel/db'
import type { DB } from '#kernel/db.types'
import type { Realm } from '#kernel/rights'
import { isOpenTo } from './store-sessions.ts'

export type UserRow = Selectable<DB['access.users']>

export const insertUser = async (ctx: Ctx, values: Insertable<DB['access.users']>): Promise<UserRow> => {
  const user = await ctx.db.insertInto('access.users').values(values).returningAll().executeTakeFirstOrThrow()
  if (!user.isAdministrator)
    await ctx.db.insertInto('access.memberships').values({ userId: user.id, companyId: ctx.companyId }).execute()
  return user
}

export const findUserByEmail = (ctx: Ctx, email: string, realm: Realm = 'staff') =>
  ctx.db.selectFrom('access.users').selectAll().where('realm', '=', realm).where('email', '=', email).executeTakeFirst()
export const findUser = (ctx: Ctx, id: string) =>
  ctx.db.selectFrom('access.users').selectAll().where('id', '=', id).executeTakeFirst()

export const updatePassword = (
  ctx: Ctx,
  id: string,
  { passwordHash, mustChange }: { passwordHash: string; mustChange: boolean },
) =>
  ctx.db
    .updateTable('access.users')
    .set({ passwordHash, mustChangePassword: mustChange, passwordChangedAt: ctx.now, updatedAt: ctx.now })
    .where('id', '=', id)
    .execute()

export const listCompanies = (ctx: Ctx, userId: string) =>
  ctx.db
    .selectFrom('access.users as u')
    .innerJoin('company.companies as c', (join) => join.on(isOpenTo))
    .select(['c.id', 'c.tradeName', 'c.timeZone'])
    .where('u.id', '=', userId)
    .orderBy('c.createdAt')
    .execute()

/** What the companies of this installation are called. */
export const listCompanyNames = async (ctx: Ctx): Promise<string[]> =>
  (await ctx.db.selectFrom('company.companies').select('tradeName').orderBy('id').limit(20).execute()).map(
    ({ tradeName }) => tradeName,
  )

export const countUsers = async (db: Db): Promise<number> =>
  (
    await db
      .selectFrom('access.users')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count

/** Administrators hold what a new version of the product may ask for, from its first start on. */
export const setAdministratorPermissions = (db: Db, permissions: string[], now: Date) =>
  db
    .updateTable('access.users')
    .set({ permissions, updatedAt: now })
    .where('isAdministrator', '=', true)
    .where(sql<boolean>`permissions is distinct from ${permissions}`)
    .execute()
