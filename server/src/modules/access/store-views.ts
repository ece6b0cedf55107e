import { sql, type Selectable } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'
import { newId } from '#kernel/ids'
import type { NewSavedView, SavedView } from './schemas-views.ts'

const mostPerScreen = 50

const Query = z.record(z.string(), z.string())
const toView = ({
  id,
  screen,
  name,
  query,
  columns,
}: Selectable<DB['access.savedViews']>): z.output<typeof SavedView> => ({
  id,
  screen,
  name,
  query: Query.parse(query),
  columns,
})

const own = (ctx: Ctx) =>
  ctx.db.selectFrom('access.savedViews').where('userId', '=', ctx.actor.id).where('companyId', '=', ctx.companyId)

export const findViews = async (ctx: Ctx, screen: string) =>
  (await own(ctx).selectAll().where('screen', '=', screen).orderBy('name').limit(mostPerScreen).execute()).map(toView)

/** Whether this person may keep one more for the screen, or writes over one of the same name. */
export async function hasRoom(ctx: Ctx, { screen, name }: { screen: string; name: string }): Promise<boolean> {
  const others = await own(ctx).select('id').where('screen', '=', screen).where('name', '<>', name).execute()
  return others.length < mostPerScreen
}

export const upsertView = async (ctx: Ctx, { screen, name, query, columns }: z.output<typeof NewSavedView>) =>
  toView(
    await ctx.db
      .insertInto('access.savedViews')
      .values({
        id: newId(),
        userId: ctx.actor.id,
        companyId: ctx.companyId,
        screen,
        name,
        query: sql`${JSON.stringify(query)}::jsonb`,
        columns,
        createdAt: ctx.now,
      })
      .onConflict((conflict) =>
        conflict.columns(['userId', 'companyId', 'screen', 'name']).doUpdateSet((eb) => ({
          query: eb.ref('excluded.query'),
          columns: eb.ref('excluded.columns'),
        })),
      )
      .returningAll()
      .executeTakeFirstOrThrow(),
  )

export const deleteView = async (ctx: Ctx, id: string): Promise<boolean> => {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('access.savedViews')
    .where('id', '=', id)
    .where('userId', '=', ctx.actor.id)
    .where('companyId', '=', ctx.companyId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
