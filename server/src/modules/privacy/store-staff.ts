import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'

type Ids = { userId: string | null; employeeId: string | null }

export const insertStaffErasure = (
  ctx: Ctx,
  { report, ...erasure }: Ids & { reason: string; report: object; nextOn: string | null },
) =>
  ctx.db
    .insertInto('privacy.staffErasures')
    .values({
      ...erasure,
      id: newId(),
      companyId: ctx.companyId,
      report: JSON.stringify(report),
      at: ctx.now,
      by: ctx.actor.id,
    })
    .execute()

export const findStaffErasure = (ctx: Ctx, { userId, employeeId }: Ids) =>
  ctx.db
    .selectFrom('privacy.staffErasures')
    .select('id')
    .where('companyId', '=', ctx.companyId)
    .where((eb) => eb.or([eb('userId', '=', userId), eb('employeeId', '=', employeeId)]))
    .executeTakeFirst()

export const listDueStaffErasures = (ctx: Ctx, limit: number) =>
  ctx.db
    .selectFrom('privacy.staffErasures')
    .select(['id', 'userId', 'employeeId'])
    .where('companyId', '=', ctx.companyId)
    .where('nextOn', '<=', ctx.today)
    .orderBy('nextOn')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()

export const continueStaffErasureRow = (
  ctx: Ctx,
  id: string,
  { report, nextOn }: { report: object; nextOn: string | null },
) =>
  ctx.db
    .updateTable('privacy.staffErasures')
    .set({ report: JSON.stringify(report), nextOn })
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .execute()
