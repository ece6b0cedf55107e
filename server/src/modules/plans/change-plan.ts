import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict, notFound } from '#kernel/errors'
import { requireFreeName } from './create-plan.ts'
import type { PlanChanges } from './schemas.ts'
import { lockPlan, type PlanRow, updatePlan } from './store.ts'

/** Renames a plan, moves it to another family, puts it on or off sale. Prices and speeds are versions. 404, 409. */
export async function changePlan(
  ctx: Ctx,
  { id, version, ...changes }: { id: string } & z.output<typeof PlanChanges>,
): Promise<PlanRow> {
  return await ctx.transaction(async (ctx) => {
    const before = await lockPlan(ctx, id)
    if (!before) throw notFound('plan', 'Plano', id)
    if (before.version !== version)
      throw conflict('stale-version', 'Outra pessoa alterou este plano. Recarregue e refaça a alteração.', {
        current: before,
      })
    const { name = before.name, family = before.family, technology = before.technology } = changes
    const { isOnSale = before.isOnSale } = changes
    if (name.toLowerCase() !== before.name.toLowerCase()) await requireFreeName(ctx, name)
    return await updatePlan(ctx, id, { name, family, technology, isOnSale })
  })
}
