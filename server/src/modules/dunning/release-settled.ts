import type { Ctx } from '#kernel/context'
import { applyInBatches } from './apply-in-batches.ts'
import { lockContracts } from './store.ts'
import { listContractsOf, listReleasableContracts } from './views.ts'

/** Titles were settled, cancelled or reduced: closes the promises that this keeps and releases whom no debt holds any more. */
export async function releaseSettled(ctx: Ctx, { invoiceIds }: { invoiceIds: readonly string[] }): Promise<void> {
  const contractIds = await listContractsOf(ctx, invoiceIds)
  if (contractIds.length === 0) return
  // A daily run that read the titles before this payment may be about to suspend. It holds the contract: wait for its end.
  await ctx.transaction(async (ctx) => await lockContracts(ctx, contractIds))
  await applyInBatches(ctx, await listReleasableContracts(ctx, invoiceIds), { isReleaseOnly: true })
}
