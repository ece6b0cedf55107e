import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { hashToken } from './token.ts'

export type ChallengeKind = 'second-factor' | 'passkey-registration' | 'passkey-login'

const lifeMs = 5 * 60_000
const maxAttempts = 5

/** Keeps what was begun for five minutes and five attempts, and forgets what nobody finished. */
export async function insertChallenge(
  ctx: Ctx,
  { token, ...challenge }: { token: string; kind: ChallengeKind; userId: string | null; nonce: string },
): Promise<void> {
  await ctx.db.deleteFrom('access.challenges').where('expiresAt', '<', ctx.now).execute()
  await ctx.db
    .insertInto('access.challenges')
    .values({
      ...challenge,
      tokenHash: hashToken(token),
      attemptsLeft: maxAttempts,
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + lifeMs),
    })
    .execute()
}

/** Takes one attempt of a challenge, before anything is compared: also those made at the same time are counted. */
export const takeAttempt = (ctx: Ctx, token: string, kind: ChallengeKind) =>
  ctx.db
    .updateTable('access.challenges')
    .set({ attemptsLeft: sql`attempts_left - 1` })
    .where('tokenHash', '=', hashToken(token))
    .where('kind', '=', kind)
    .where('expiresAt', '>', ctx.now)
    .where('attemptsLeft', '>', 0)
    .returning(['userId', 'nonce'])
    .executeTakeFirst()

/** Ends a challenge; true for the one caller that ended it. */
export async function closeChallenge(ctx: Ctx, token: string): Promise<boolean> {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('access.challenges')
    .where('tokenHash', '=', hashToken(token))
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Whatever a person began and did not finish. */
export const endChallenges = (ctx: Ctx, userId: string) =>
  ctx.db.deleteFrom('access.challenges').where('userId', '=', userId).execute()
