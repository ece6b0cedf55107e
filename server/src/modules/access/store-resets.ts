import type { Ctx } from '#kernel/context'
import { hashToken } from './token.ts'

const lifeMs = 30 * 60_000

const keptMs = 86_400_000

/** Keeps a token, and forgets those of yesterday: they open nothing and count no more. */
export async function insertReset(ctx: Ctx, token: string, userId: string): Promise<void> {
  const old = new Date(ctx.now.getTime() - keptMs)
  await ctx.db.deleteFrom('access.passwordResets').where('createdAt', '<', old).execute()
  await ctx.db
    .insertInto('access.passwordResets')
    .values({
      tokenHash: hashToken(token),
      userId,
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + lifeMs),
    })
    .execute()
}

export const deleteReset = (ctx: Ctx, token: string) =>
  ctx.db.deleteFrom('access.passwordResets').where('tokenHash', '=', hashToken(token)).execute()

/** No token of a person opens anything from now on. */
export const endResets = (ctx: Ctx, userId: string) =>
  ctx.db
    .updateTable('access.passwordResets')
    .set({ usedAt: ctx.now })
    .where('userId', '=', userId)
    .where('usedAt', 'is', null)
    .execute()

export const countResets = async (ctx: Ctx, userId: string, since: Date): Promise<number> =>
  (
    await ctx.db
      .selectFrom('access.passwordResets')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('userId', '=', userId)
      .where('createdAt', '>', since)
      .executeTakeFirstOrThrow()
  ).count

/** Whose a token is that still opens. */
export const findReset = (ctx: Ctx, token: string) =>
  ctx.db
    .selectFrom('access.passwordResets')
    .select('userId')
    .where('tokenHash', '=', hashToken(token))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', ctx.now)
    .executeTakeFirst()

/** Uses up a token, and with it all others of that person; true for the one caller that used it. */
export async function takeReset(ctx: Ctx, token: string, userId: string): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('access.passwordResets')
    .set({ usedAt: ctx.now })
    .where('tokenHash', '=', hashToken(token))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', ctx.now)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await endResets(ctx, userId)
  return true
}
