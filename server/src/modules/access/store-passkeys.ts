import type { Insertable } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'

export const findPasskeys = (ctx: Ctx, userId: string) =>
  ctx.db.selectFrom('access.passkeys').selectAll().where('userId', '=', userId).orderBy('createdAt').execute()

export const findPasskeyByCredential = (ctx: Ctx, credentialId: string) =>
  ctx.db.selectFrom('access.passkeys').selectAll().where('credentialId', '=', credentialId).executeTakeFirst()

export const insertPasskey = (ctx: Ctx, values: Insertable<DB['access.passkeys']>) =>
  ctx.db.insertInto('access.passkeys').values(values).returningAll().executeTakeFirstOrThrow()

/** Notes a use. False when the counter did not grow: the key was copied, or the same answer came twice (WebAuthn, 6.1.1). Keys that do not count stay at 0. */
export async function countUse(ctx: Ctx, id: string, counter: number): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('access.passkeys')
    .set({ counter, lastUsedAt: ctx.now })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('counter', '<', counter), eb.and([eb('counter', '=', 0), eb.val(counter === 0)])]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const renameOwnPasskey = (ctx: Ctx, id: string, name: string) =>
  ctx.db
    .updateTable('access.passkeys')
    .set({ name })
    .where('id', '=', id)
    .where('userId', '=', ctx.actor.id)
    .returningAll()
    .executeTakeFirst()

export async function deleteOwnPasskey(ctx: Ctx, id: string): Promise<boolean> {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('access.passkeys')
    .where('id', '=', id)
    .where('userId', '=', ctx.actor.id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export const deletePasskeys = (ctx: Ctx, userId: string) =>
  ctx.db.deleteFrom('access.passkeys').where('userId', '=', userId).execute()
