import { sql } from 'kysely'
import type { JWK_OKP_Public } from 'jose'
import type { Ctx } from '#kernel/context'
import type { Db } from '#kernel/db'
import { hashToken } from './token.ts'

export const findCurrentKey = (ctx: Ctx) =>
  ctx.db.selectFrom('access.signingKeys').selectAll().where('retiredAt', 'is', null).executeTakeFirst()

/** Public keys whose tokens may still live: the one that signs, and those retired after `since`. */
export const findPublicKeys = (db: Db, since: Date) =>
  db
    .selectFrom('access.signingKeys')
    .select(['kid', 'publicKey'])
    .where((eb) => eb.or([eb('retiredAt', 'is', null), eb('retiredAt', '>', since)]))
    .orderBy('createdAt', 'desc')
    .execute()

/** Keeps a key as the one that signs; false when another process was first. */
export async function insertSigningKey(
  ctx: Ctx,
  key: { kid: string; publicKey: JWK_OKP_Public; privateKeySealed: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await ctx.db
    .insertInto('access.signingKeys')
    .values({ ...key, publicKey: sql`${JSON.stringify(key.publicKey)}::jsonb`, createdAt: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

/** Retires the key that signs if it was made before `madeBefore`; false when there is none such. */
export async function retireSigningKey(ctx: Ctx, madeBefore: Date): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('access.signingKeys')
    .set({ retiredAt: ctx.now })
    .where('retiredAt', 'is', null)
    .where('createdAt', '<=', madeBefore)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const deleteRetiredKeys = (ctx: Ctx, retiredBefore: Date) =>
  ctx.db.deleteFrom('access.signingKeys').where('retiredAt', '<=', retiredBefore).execute()

export const insertRefreshToken = (ctx: Ctx, token: string, sessionId: string, expiresAt: Date) =>
  ctx.db
    .insertInto('access.refreshTokens')
    .values({ tokenHash: hashToken(token), sessionId, createdAt: ctx.now, expiresAt })
    .execute()

/** Uses up a refresh token; gives its session to the one caller that used it. */
export const takeRefreshToken = async (ctx: Ctx, token: string): Promise<string | undefined> =>
  (
    await ctx.db
      .updateTable('access.refreshTokens')
      .set({ usedAt: ctx.now })
      .where('tokenHash', '=', hashToken(token))
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', ctx.now)
      .returning('sessionId')
      .executeTakeFirst()
  )?.sessionId

export const findRefreshToken = (ctx: Ctx, token: string) =>
  ctx.db
    .selectFrom('access.refreshTokens')
    .select(['sessionId', 'usedAt'])
    .where('tokenHash', '=', hashToken(token))
    .executeTakeFirst()
