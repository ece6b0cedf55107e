import type { Ctx } from '#kernel/context'
import type { Purpose } from './rules/purposes.ts'

export const listPurposeRows = (ctx: Ctx) =>
  ctx.db
    .selectFrom('privacy.purposes')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .orderBy('updatedAt')
    .orderBy('key')
    .execute()

type Kept = Purpose & { version: number; retiredAt: Date | null }

/** Writes a purpose over, with its history; false when its version is not `version` (0: the company has none of its own yet). */
export async function keepPurpose(ctx: Ctx, { version, ...purpose }: Kept): Promise<boolean> {
  const values = { ...purpose, updatedAt: ctx.now }
  const kept = await ctx.db
    .insertInto('privacy.purposes')
    .values({ ...values, companyId: ctx.companyId })
    .onConflict((conflict) =>
      conflict
        .columns(['companyId', 'key'])
        .doUpdateSet({ ...values, version: version + 1 })
        .where('privacy.purposes.version', '=', version),
    )
    .returningAll()
    .executeTakeFirst()
  if (!kept) return false
  const { retiredAt, updatedAt: at, ...text } = kept
  const { id: by, name: byName } = ctx.actor
  await ctx.db
    .insertInto('privacy.purposeVersions')
    .values({ ...text, isRetired: retiredAt !== null, at, by, byName })
    .execute()
  return true
}

/** Newest first. */
export const listVersionRows = (ctx: Ctx, key: string) =>
  ctx.db
    .selectFrom('privacy.purposeVersions')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('key', '=', key)
    .orderBy('version', 'desc')
    .execute()
