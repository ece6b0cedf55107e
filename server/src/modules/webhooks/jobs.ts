import { z } from 'zod'
import { job } from '#kernel/jobs'
import { Id } from '#kernel/values'
import { deliverDue, deliverTo } from './deliver.ts'
import { deleteOldDeliveries } from './store-deliveries.ts'

const nothing = z.object({})

export const jobs = [
  // Receivers do not wait for each other; within one of them order is what counts.
  job({
    name: 'webhooks.deliver',
    payload: z.object({ endpointId: Id }),
    groupOf: ({ endpointId }) => endpointId,
    concurrency: 4,
    run: deliverTo,
  }),
  job({ name: 'webhooks.deliver-due', payload: nothing, cron: '* * * * *', concurrency: 1, run: deliverDue }),
  job({ name: 'webhooks.sweep', payload: nothing, cron: '40 3 * * *', concurrency: 1, run: deleteOldDeliveries }),
]
