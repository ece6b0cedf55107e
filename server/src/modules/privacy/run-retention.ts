import { writeAudit } from '#kernel/audit'
import type { Ctx } from '#kernel/context'
import { retain } from '#kernel/retention'
import { continueErasures } from './continue-erasures.ts'
import { schedules } from './schedules.ts'
import { insertRetentionRun, listRetentionRuns } from './store.ts'

export type RetentionReport = {
  items: { key: string; label: string; law: string; days: number; count: number }[]
  peopleCount: number
}

/** Does what every schedule says is due, and keeps a report of what went. Dry run: under ctx.rehearse. */
export async function runRetention(ctx: Ctx): Promise<RetentionReport> {
  const items: RetentionReport['items'] = []
  for (const schedule of schedules) {
    const { key, label, law, days } = schedule
    const count = await ctx.transaction(async (ctx) => {
      const count = await retain(ctx, schedule)
      if (count > 0 && schedule.action === 'erase-content') await tellErasure(ctx, key, count)
      return count
    })
    items.push({ key, label, law, days, count })
  }
  const report = { items, peopleCount: (await continueErasures(ctx)).count }
  if (report.peopleCount > 0 || items.some(({ count }) => count > 0)) await insertRetentionRun(ctx, report)
  return report
}

const tellErasure = (ctx: Ctx, key: string, count: number) =>
  writeAudit(ctx.db, [
    {
      kind: 'erasure',
      at: ctx.now,
      actor: ctx.actor,
      companyId: ctx.companyId,
      requestId: ctx.requestId,
      subjectKind: 'retention',
      subjectId: key,
      rowCount: count,
    },
  ])

export const listRetention = async (ctx: Ctx) => ({
  schedules: schedules.map(({ key, label, law, days }) => ({ key, label, law, days })),
  runs: await listRetentionRuns(ctx),
})
