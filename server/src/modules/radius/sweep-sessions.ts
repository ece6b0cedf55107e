import type { Ctx } from '#kernel/context'
import { closeRebooted, closeStale, noteSweep } from './store-sessions.ts'

const batch = 1000
const graceSeconds = 120
/** A sweep that has been away for longer than this was an outage. */
const pauseSeconds = 300
/** Three interims of five minutes and the grace: by then every session has reported. */
const recoveryMs = 17 * 60_000

/**
 * Ends, at their last news, the sessions of which nothing was heard for three interims and two minutes, and those whose
 * router restarted. A later packet re-opens them. After a pause of the sweep itself (an outage of ours) nobody is
 * swept until the routers have had time to report: one buggy sweep would close everybody.
 */
export async function sweepSessions(ctx: Ctx): Promise<{ stale: number; rebooted: number }> {
  const runningSince = await noteSweep(ctx, pauseSeconds)
  const rebooted = await inBatches(() => closeRebooted(ctx, batch))
  const isRecovering = ctx.now.getTime() - runningSince.getTime() < recoveryMs
  const stale = isRecovering ? 0 : await inBatches(() => closeStale(ctx, { graceSeconds, limit: batch }))
  return { stale, rebooted }
}

/** One transaction a batch. */
async function inBatches(work: () => Promise<number>): Promise<number> {
  let total = 0
  for (let count = batch; count === batch;) {
    count = await work()
    total += count
  }
  return total
}
