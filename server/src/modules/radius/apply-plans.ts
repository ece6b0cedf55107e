import type { Ctx } from '#kernel/context'
import { listConnected } from './views.ts'

/** Contracts got another plan or version: those that are connected get its speed now. Gives how many. */
export async function applyPlans(
  ctx: Ctx,
  { contractIds }: { contractIds: readonly string[] },
): Promise<{ contracts: number }> {
  const connected = await listConnected(ctx, contractIds)
  await ctx.enqueueMany(
    'radius.apply-access',
    connected.map((contractId) => ({ contractId })),
  )
  return { contracts: connected.length }
}
