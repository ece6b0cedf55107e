import type { Ctx } from '#kernel/context'
import { applyInBatches } from './apply-in-batches.ts'
import { listReleasableContracts } from './views.ts'

/** Titles were settled, cancelled or reduced: closes the promises that this keeps and releases whom no debt holds any more. */
export const releaseSettled = async (ctx: Ctx, { invoiceIds }: { invoiceIds: readonly string[] }): Promise<void> =>
  await applyInBatches(ctx, await listReleasableContracts(ctx, invoiceIds), { isReleaseOnly: true })
