import { z } from 'zod'
import { job } from '#kernel/jobs'
import { Id } from '#kernel/values'
import { releaseSettled } from './release-settled.ts'
import { reviewReopened } from './review-reopened.ts'
import { runDunning } from './run-dunning.ts'
import { sendNotice } from './send-notice.ts'

const invoices = z.object({ invoiceIds: z.array(Id) })

export const jobs = [
  job({
    name: 'dunning.run-dunning',
    payload: z.object({}),
    cron: '0 8 * * *',
    concurrency: 1,
    run: (ctx) => runDunning(ctx),
  }),
  job({ name: 'dunning.send-notice', payload: z.object({ noticeId: Id }), run: sendNotice }),
  job({ name: 'dunning.release-settled', payload: invoices, run: releaseSettled }),
  job({ name: 'dunning.review-reopened', payload: invoices, run: reviewReopened }),
]

export const subscriptions = {
  'billing.invoices-settled': ['dunning.release-settled'],
  'billing.invoices-cancelled': ['dunning.release-settled'],
  'billing.invoices-adjusted': ['dunning.release-settled'],
  'billing.invoices-reopened': ['dunning.review-reopened'],
} as const
