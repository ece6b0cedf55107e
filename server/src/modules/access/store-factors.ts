import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'

/** What can follow a password. */
export type SecondFactor = 'totp' | 'recovery-code' | 'passkey'

/** What a person may answer with after the password; empty: nothing is asked. */
export async function secondFactorsOf(ctx: Ctx, userId: string): Promise<SecondFactor[]> {
  const { rows } = await sql<{ method: SecondFactor }>`
    select 'totp' as method from access.totp_factors where user_id = ${userId} and confirmed_at is not null
    union all select 'passkey' where exists (select 1 from access.passkeys where user_id = ${userId})
    union all select 'recovery-code' where exists (
      select 1 from access.recovery_codes where user_id = ${userId} and used_at is null)`.execute(ctx.db)
  const methods = rows.map(({ method }) => method)
  return methods.every((method) => method === 'recovery-code') ? [] : methods
}

export const findTotp = (ctx: Ctx, userId: string) =>
  ctx.db.selectFrom('access.totpFactors').selectAll().where('userId', '=', userId).executeTakeFirst()

/** A secret that waits to be proven takes the place of an earlier one that was never proven. False: one is proven already. */
export async function upsertTotp(ctx: Ctx, userId: string, secretSealed: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await ctx.db
    .insertInto('access.totpFactors')
    .values({ userId, secretSealed, createdAt: ctx.now })
    .onConflict((conflict) =>
      conflict
        .column('userId')
        .doUpdateSet({ secretSealed, createdAt: ctx.now, lastStep: 0 })
        .where('access.totpFactors.confirmedAt', 'is', null),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

/** Takes a step of the code; false when it, or a later one, was taken before. The row's lock decides between two at once. */
export async function takeStep(ctx: Ctx, userId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('access.totpFactors')
    .set({ lastStep: step })
    .where('userId', '=', userId)
    .where('lastStep', '<', step)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const confirmTotp = (ctx: Ctx, userId: string) =>
  ctx.db.updateTable('access.totpFactors').set({ confirmedAt: ctx.now }).where('userId', '=', userId).execute()

export const deleteTotp = (ctx: Ctx, userId: string) =>
  ctx.db.deleteFrom('access.totpFactors').where('userId', '=', userId).execute()

/** Puts new codes in the place of all earlier ones. */
export async function replaceRecoveryCodes(ctx: Ctx, userId: string, hashes: readonly Buffer[]): Promise<void> {
  await ctx.db.deleteFrom('access.recoveryCodes').where('userId', '=', userId).execute()
  if (hashes.length > 0)
    await ctx.db
      .insertInto('access.recoveryCodes')
      .values(hashes.map((codeHash) => ({ id: newId(), userId, codeHash, createdAt: ctx.now })))
      .execute()
}

/** Uses up a code; true only once for each. */
export async function takeRecoveryCode(ctx: Ctx, userId: string, codeHash: Buffer): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('access.recoveryCodes')
    .set({ usedAt: ctx.now })
    .where('userId', '=', userId)
    .where('codeHash', '=', codeHash)
    .where('usedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const countRecoveryCodes = async (ctx: Ctx, userId: string): Promise<number> =>
  (
    await ctx.db
      .selectFrom('access.recoveryCodes')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('userId', '=', userId)
      .where('usedAt', 'is', null)
      .executeTakeFirstOrThrow()
  ).count
