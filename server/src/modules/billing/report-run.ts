import type { CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { describeAnomaly } from './rules/anomalies.ts'
import { compareTotals, listAnomalies, listDifferences, sumByReason, type Difference } from './views-report.ts'
import { listParkedOf } from './views-runs.ts'
import { listExplained, listSampleIds } from './views-titles.ts'

const listedAtMost = 50
const sampleSize = 8

/**
 * What a run made, told by what it left: totals, the same due days a month before with every contract that differs, what is odd, what
 * stays out and a sample explained line by line. Inside of the run's own rehearsal it is its preview.
 */
export async function reportRun(ctx: Ctx, { runId, dueUntil }: { runId: string; dueUntil: CivilDate }) {
  const sums = await sumByReason(ctx, runId)
  const from = sums.reduce((first, { firstDueOn }) => (firstDueOn < first ? firstDueOn : first), dueUntil)
  const days = { from, to: dueUntil }
  const anomalies = await listAnomalies(ctx, runId, listedAtMost)
  return {
    dueUntil,
    from,
    invoiceCount: sums.reduce((sum, { invoiceCount }) => sum + invoiceCount, 0),
    amountCents: sums.reduce((sum, { amountCents }) => sum + amountCents, 0),
    byReason: sums.map(({ firstDueOn: _, ...sum }) => sum),
    comparison: await compareTotals(ctx, days),
    missing: await difference(ctx, 'missing', days),
    added: await difference(ctx, 'added', days),
    changed: await difference(ctx, 'changed', days),
    anomalyCount: [...new Map(anomalies.map(({ kind, count }) => [kind, count])).values()].reduce(
      (sum, one) => sum + one,
      0,
    ),
    anomalies: anomalies.map(({ size, ...row }) => ({
      ...row,
      detail: describeAnomaly(row.kind, { count: size, beforeCents: row.beforeCents }),
    })),
    parked: await listParkedOf(ctx, runId, listedAtMost),
    sample: await listExplained(ctx, await listSampleIds(ctx, runId, sampleSize)),
  }
}

async function difference(ctx: Ctx, kind: Difference, days: { from: CivilDate; to: CivilDate }) {
  const rows = await listDifferences(ctx, kind, days, listedAtMost)
  return { count: rows[0]?.count ?? 0, items: rows.map(({ count: _, ...row }) => row) }
}
