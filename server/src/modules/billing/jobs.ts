import { z } from 'zod'
import { job } from '#kernel/jobs'
import { Id } from '#kernel/values'
import { closeContract } from './close-contract.ts'
import { billingPreview, billingRun } from './run-operations.ts'
import { runRecurring } from './run-recurring.ts'

export const jobs = [
  billingRun.job,
  billingPreview.job,
  job({
    name: 'billing.run-recurring',
    payload: z.object({}),
    cron: '0 2 * * *',
    concurrency: 1,
    run: (ctx) => runRecurring(ctx),
  }),
  job({
    name: 'billing.close-contract',
    payload: z.object({ contractId: Id }),
    run: (ctx, payload) => closeContract(ctx, payload),
  }),
]

export const subscriptions = {
  'contracts.cancelled': ['billing.close-contract'],
  'contracts.ended': ['billing.close-contract'],
} as const
