import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { takeNumbers } from '#kernel/counters'
import { conflict } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { checkVersion, versionRow } from './create-plan-version.ts'
import type { NewPlan } from './schemas.ts'
import { findPlanByName, insertPlan, insertVersion, type PlanRow, type VersionRow } from './store.ts'

/** Creates a plan with its first version. 409 `plan-name-taken`, 422 at the field. */
export async function createPlan(
  ctx: Ctx,
  { version, isOnSale = true, ...plan }: z.output<typeof NewPlan>,
): Promise<{ plan: PlanRow; version: VersionRow }> {
  checkVersion(version, '/version')
  return await ctx.transaction(async (ctx) => {
    await requireFreeName(ctx, plan.name)
    const code = await takeNumbers(ctx, 'plan')
    const row = await insertPlan(ctx, {
      ...plan,
      id: newId(),
      companyId: ctx.companyId,
      code,
      isOnSale,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    return { plan: row, version: await insertVersion(ctx, versionRow(ctx, row.id, 1, version)) }
  })
}

/** 409 when another plan of the company has the name, accents and case aside. */
export async function requireFreeName(ctx: Ctx, name: string): Promise<void> {
  const holder = await findPlanByName(ctx, name)
  if (holder) throw conflict('plan-name-taken', `Já existe o plano “${holder.name}”.`, { planId: holder.id })
}
