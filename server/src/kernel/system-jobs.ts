import { z } from 'zod'
import { job } from './jobs.ts'
import { sweepLimits } from './limits-postgres.ts'

/** What the house sweeps by itself. Comes once for every company; the second finds nothing. */
export const systemJobs = [
  job({
    name: 'system.sweep-limits',
    payload: z.object({}),
    cron: '*/10 * * * *',
    concurrency: 1,
    run: (ctx) => sweepLimits(ctx.db, ctx.now),
  }),
]
