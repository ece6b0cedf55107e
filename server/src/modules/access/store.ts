import { type Insertable, type Selectable, sql } from 'kysely'
import { createHash } from 'node:crypto'
import type { Ctx } from '#kernel/context'
import type { Db } from '#kernel/db'
import type { DB } from '#kernel/db.types'
import { newId } from '#kernel/ids'

export type UserRow = Selectable<DB['access.users']>

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

export const insertUser = async (ctx: Ctx, values: Insertable<DB['access.users']>): Promise<UserRow> => {
  const user = await ctx.db.insertInto('access.users').values(values).returningAll().executeTakeFirstOrThrow()
  if (!user.isAdministrator)
    await ctx.db.insertInto('access.memberships').values({ userId: user.id, companyId: ctx.companyId }).execute()
  return user
}

export const findUserByEmail = (ctx: Ctx, email: string) =>
  ctx.db.selectFrom('access.users').selectAll().where('email', '=', email).executeTakeFirst()
export const findUser = (ctx: Ctx, id: string) =>
  ctx.db.selectFrom('access.users').selectAll().where('id', '=', id).executeTakeFirst()

export const updatePassword = (ctx: Ctx, id: string, passwordHash: string) =>
  ctx.db
    .updateTable('access.users')
    .set({ passwordHash, mustChangePassword: false, updatedAt: ctx.now })
    .where('id', '=', id)
    .execute()

export const insertSession = (ctx: Ctx, token: string, userId: string, expiresAt: Date) =>
  ctx.db
    .insertInto('access.sessions')
    .values({ tokenHash: hashOf(token), userId, createdAt: ctx.now, expiresAt })
    .execute()

export const deleteSessions = (ctx: Ctx, userId: string) =>
  ctx.db.deleteFrom('access.sessions').where('userId', '=', userId).execute()

export const deleteExpiredSessions = (ctx: Ctx) =>
  ctx.db.deleteFrom('access.sessions').where('expiresAt', '<', ctx.now).execute()

export const insertLoginFailure = (ctx: Ctx, email: string) =>
  ctx.db.insertInto('access.loginFailures').values({ id: newId(), email, at: ctx.now }).execute()

export const clearLoginFailures = (ctx: Ctx, email: string) =>
  ctx.db.deleteFrom('access.loginFailures').where('email', '=', email).execute()

/** Failures of an account since `since`: the limiter's memory, shared by all processes. */
export const countLoginFailures = async (ctx: Ctx, email: string, since: Date): Promise<number> => {
  const row = await ctx.db
    .selectFrom('access.loginFailures')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('email', '=', email)
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return row.count
}

/** The live session of a token with its user and the company asked for, or the first open to that user; null while there is no company at all. */
export const findSession = (db: Db, token: string, now: Date, companyId: string | undefined) =>
  db
    .selectFrom('access.sessions as s')
    .innerJoin('access.users as u', 'u.id', 's.userId')
    .leftJoin('company.companies as c', (join) => join.on(isOpenTo))
    .select(['u.id', 'u.name', 'u.permissions', 'u.isAdministrator', 'c.id as companyId', 'c.timeZone'])
    .where('s.tokenHash', '=', hashOf(token))
    .where('s.expiresAt', '>', now)
    .where('u.isActive', '=', true)
    .$if(companyId !== undefined, (query) => query.where('c.id', '=', companyId ?? ''))
    .orderBy('c.createdAt')
    .limit(1)
    .executeTakeFirst()

const isOpenTo = sql<boolean>`u.is_administrator or exists (select 1 from access.memberships m where m.user_id = u.id and m.company_id = c.id)`

export const listCompanies = (ctx: Ctx, userId: string) =>
  ctx.db
    .selectFrom('access.users as u')
    .innerJoin('company.companies as c', (join) => join.on(isOpenTo))
    .select(['c.id', 'c.tradeName'])
    .where('u.id', '=', userId)
    .orderBy('c.createdAt')
    .execute()

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
