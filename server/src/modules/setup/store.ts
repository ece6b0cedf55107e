import { sql, type Selectable } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'
import { noCompany } from '#kernel/session'
import type { StepName } from './schemas.ts'

export type StepRow = Selectable<DB['setup.steps']>

/** One number for all who set up at once: they take turns. */
const lockKey = 5_267_024

export const takeTurn = (ctx: Ctx) => sql`select pg_advisory_xact_lock(${lockKey})`.execute(ctx.db)

export const findClosure = (ctx: Ctx) => ctx.db.selectFrom('setup.closure').selectAll().executeTakeFirst()

/** The end: the row that can exist once. */
export const insertClosure = (ctx: Ctx) =>
  ctx.db
    .insertInto('setup.closure')
    .values({
      companyId: ctx.companyId === noCompany ? null : ctx.companyId,
      closedAt: ctx.now,
      closedBy: ctx.actor.id,
    })
    .returning(['closedAt', 'companyId'])
    .executeTakeFirstOrThrow()

export const listSteps = (ctx: Ctx): Promise<StepRow[]> => ctx.db.selectFrom('setup.steps').selectAll().execute()

/** What came of a step, over what came of it before. */
export const keepStep = (ctx: Ctx, name: StepName, outcome: 'proved' | 'failed' | 'skipped', detail: string) => {
  const row = { name, outcome, detail, at: ctx.now, by: ctx.actor.id }
  return ctx.db
    .insertInto('setup.steps')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute()
}
