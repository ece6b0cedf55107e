import type { Ctx } from '#kernel/context'
import { countUnpartitioned, deleteOldLog, ensurePartition } from './store-sessions.ts'

const batch = 5000
/** Diagnostic rows of logins; the sessions themselves are never deleted here (Marco Civil: a year at least). */
const logDays = 180

/** Makes the history's partitions of this and the next two months and forgets old rows of the login log. */
export async function keepHistory(ctx: Ctx): Promise<{ made: number; strays: number; forgotten: number }> {
  let made = 0
  for (const months of [0, 1, 2]) if (await ensurePartition(ctx, months)) made += 1
  const strays = await countUnpartitioned(ctx)
  if (strays > 0) ctx.log.warn({ strays }, 'sessions outside of every monthly partition')
  const before = new Date(ctx.now.getTime() - logDays * 86_400_000)
  let forgotten = 0
  for (let count = batch; count === batch;) {
    count = await deleteOldLog(ctx, before, batch)
    forgotten += count
  }
  return { made, strays, forgotten }
}
