import type { Ctx } from '#kernel/context'
import { applyRules } from './apply-rules.ts'
import { getPolicy } from './get-policy.ts'

const batchSize = 100

/** Applies today's rules to some contracts outside the daily run, one transaction a batch. */
export async function applyInBatches(
  ctx: Ctx,
  contractIds: readonly string[],
  { isReleaseOnly }: { isReleaseOnly: boolean },
): Promise<void> {
  const policy = await getPolicy(ctx)
  for (let start = 0; start < contractIds.length; start += batchSize) {
    const batch = contractIds.slice(start, start + batchSize)
    await applyRules(ctx, { contractIds: batch, on: ctx.today, policy, runId: null, isReleaseOnly })
  }
}
