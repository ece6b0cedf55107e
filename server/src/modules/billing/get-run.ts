import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { reportRun } from './report-run.ts'
import { selectRuns } from './views-runs.ts'

/** A run with its report, told by what stands of it today. 404 when the company has no such run. */
export async function getRun(ctx: Ctx, { id }: { id: string }) {
  const [run] = await selectRuns(ctx, { id, limit: 1 })
  if (!run) throw notFound('billing-run', 'Faturamento', id)
  return { ...run, report: await reportRun(ctx, { runId: id, dueUntil: run.dueUntil }) }
}
