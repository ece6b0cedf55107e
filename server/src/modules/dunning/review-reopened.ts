import type { Ctx } from '#kernel/context'
import { applyInBatches } from './apply-in-batches.ts'
import { listContractsOf } from './views.ts'

/** Titles are open again (reversal): the rules of the day apply to their contracts at once. */
export const reviewReopened = async (ctx: Ctx, { invoiceIds }: { invoiceIds: readonly string[] }): Promise<void> =>
  await applyInBatches(ctx, await listContractsOf(ctx, invoiceIds), { isReleaseOnly: false })
