import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { AppError, invalid } from '#kernel/errors'
import { findHarshTerms } from './rules/policy.ts'
import type { NewPolicy } from './schemas.ts'
import { type PolicyRow, putPolicy } from './store.ts'

/** Puts a policy in force from a day on (today when absent). 422 `below-legal-floor` for a term harsher than the law, with its source. */
export async function changePolicy(ctx: Ctx, input: z.output<typeof NewPolicy>): Promise<PolicyRow> {
  const { effectiveOn = ctx.today, ...policy } = input
  if (effectiveOn < ctx.today)
    throw invalid('/effectiveOn', 'A política vale de hoje em diante: o que já se decidiu não muda.')
  const errors = findHarshTerms(policy, effectiveOn)
  if (errors.length > 0)
    throw new AppError(422, 'below-legal-floor', errors.map(({ detail }) => detail).join(' '), { errors })
  return await putPolicy(ctx, {
    ...policy,
    effectiveOn,
    companyId: ctx.companyId,
    createdAt: ctx.now,
    createdBy: ctx.actor.id,
  })
}
