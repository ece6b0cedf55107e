import type { Ctx } from '#kernel/context'
import { listDriftingContracts } from './views.ts'

const pageSize = 500
/** What was tried in vain is tried again after this. */
const patienceMs = 15 * 60_000

/** Finds sessions that do not obey their desired state, whatever the cause, and has them told. Gives the number of contracts. */
export async function reconcileAccess(ctx: Ctx): Promise<{ contracts: number }> {
  const triedSince = new Date(ctx.now.getTime() - patienceMs)
  let contracts = 0
  for (let after: string | undefined; ;) {
    const page = await listDriftingContracts(ctx, { after, triedSince, limit: pageSize })
    await ctx.enqueueMany(
      'radius.apply-access',
      page.map((contractId) => ({ contractId })),
    )
    contracts += page.length
    after = page.at(-1)
    if (page.length < pageSize) return { contracts }
  }
}
