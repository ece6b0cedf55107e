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

/** `issuedTo`: the program that proved itself; null: none did. */
export type NewRefreshToken = { token: string; sessionId: string; expiresAt: Date; issuedTo: string | null }

export const insertRefreshToken = (ctx: Ctx, { token, ...row }: NewRefreshToken) =>
  ctx.db
    .insertInto('access.refreshTokens')
    .values({ ...row, tokenHash: hashToken(token), createdAt: ctx.now })
    .execute()

/** Uses up a refresh token; gives its session to the one caller that used it, and to no other program than it was issued to. */
export const takeRefreshToken = async (
  ctx: Ctx,
  { token, issuedTo }: { token: string; issuedTo: string | null },
): Promise<string | undefined> =>
  (
    await ctx.db
      .updateTable('access.refreshTokens')
      .set({ usedAt: ctx.now })
      .where('tokenHash', '=', hashToken(token))
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', ctx.now)
      .where('issuedTo', 'is not distinct from', issuedTo)
      .returning('sessionId')
      .executeTakeFirst()
  )?.sessionId

export const findRefreshToken = (ctx: Ctx, token: string) =>
  ctx.db
    .selectFrom('access.refreshTokens')
    .select(['sessionId', 'usedAt'])
    .where('tokenHash', '=', hashToken(token))
    .executeTakeFirst()

/** The program that a session belongs to, or whose tokens it gave out; null: to none that proved itself. */
export async function findTokenClient(ctx: Ctx, sessionId: string): Promise<string | null> {
  const { rows } = await sql<{ clientId: string | null }>`
    select coalesce(s.api_client_id, (select r.issued_to from access.refresh_tokens r where r.session_id = s.id limit 1)) as client_id
    from access.sessions s where s.id = ${sessionId}`.execute(ctx.db)
  return rows[0]?.clientId ?? null
}
