import type { Ctx } from '#kernel/context'
import type { Job } from '#kernel/jobs'

/** The hour of a daily schedule (`30 3 * * *` → 3), or undefined for what runs many times a day. */
const hourOf = (cron: string): number | undefined => {
  const hour = cron.split(' ')[1] ?? '*'
  return /^\d+$/.test(hour) ? Number(hour) : undefined
}

/** Enqueues what the schedules would start from `fromHour` until before `toHour`; what runs by the minute runs once, last in the day. */
export async function tick(ctx: Ctx, jobs: readonly Job[], fromHour: number, toHour: number): Promise<void> {
  for (const { name, cron } of jobs) {
    if (cron === undefined) continue
    const hour = hourOf(cron) ?? 23
    if (hour >= fromHour && hour < toHour) await ctx.enqueue(name, {})
  }
}
