import { sql, type Insertable, type Selectable, type Updateable } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'

export type BranchRow = Selectable<DB['company.branches']>

const own = (ctx: Ctx) => ctx.db.selectFrom('company.branches').selectAll().where('companyId', '=', ctx.companyId)

/** Undefined: the company has another branch of that code. */
export const insertBranch = (ctx: Ctx, values: Insertable<DB['company.branches']>): Promise<BranchRow | undefined> =>
  ctx.db
    .insertInto('company.branches')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()

export const findBranch = (ctx: Ctx, id: string): Promise<BranchRow | undefined> =>
  own(ctx).where('id', '=', id).executeTakeFirst()

/** Those of `ids` that are the company's. */
export const findBranches = (ctx: Ctx, ids: readonly string[]): Promise<BranchRow[]> =>
  own(ctx)
    .where('id', 'in', [...ids])
    .execute()

type Wanted = { limit: number; after: string | undefined; isActive?: boolean | undefined }

export const listBranchRows = (ctx: Ctx, { limit, after, isActive }: Wanted): Promise<BranchRow[]> =>
  own(ctx)
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .$if(isActive !== undefined, (query) => query.where('isActive', '=', isActive ?? true))
    .orderBy('id')
    .limit(limit)
    .execute()

export const lockBranch = (ctx: Ctx, id: string): Promise<BranchRow | undefined> =>
  own(ctx).where('id', '=', id).forUpdate().executeTakeFirst()

export const hasBranchCoded = async (ctx: Ctx, code: string, except: string): Promise<boolean> =>
  (await own(ctx)
    .where(sql<boolean>`lower(code) = lower(${code})`)
    .where('id', '<>', except)
    .executeTakeFirst()) !== undefined

export const updateBranch = (ctx: Ctx, id: string, values: Updateable<DB['company.branches']>): Promise<BranchRow> =>
  ctx.db
    .updateTable('company.branches')
    .set((eb) => ({ ...values, version: eb('version', '+', 1), updatedAt: ctx.now }))
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
