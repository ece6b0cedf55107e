import { z } from 'zod'
import { operation } from '#kernel/operations'
import { reportRun } from './report-run.ts'
import { runBilling } from './run-billing.ts'

const input = z.object({ dueUntil: z.string() })

/** The run as a person starts it: killed, it goes on; cancelled, what it billed stands and its run waits to go on or be undone. */
export const billingRun = operation({
  kind: 'billing.run-billing',
  permission: 'billing.run.start',
  label: 'O faturamento',
  input,
  run: async (ctx, { dueUntil }, progress) => {
    const { parked: _, ...summary } = await runBilling(ctx, { dueUntil }, progress)
    return summary
  },
})

/** The same run, looked at and rolled back. */
export const billingPreview = operation({
  kind: 'billing.preview-run',
  permission: 'billing.run.start',
  label: 'A prévia do faturamento',
  input,
  run: (ctx, { dueUntil }, progress) =>
    ctx.rehearse(async (ctx) => {
      const { runId } = await runBilling(ctx, { dueUntil }, progress)
      await progress(1, 1, 'Comparando com o mês anterior')
      return await reportRun(ctx, { runId, dueUntil })
    }),
})
