import { z } from 'zod'
import { sweepIdempotencyKeys } from './idempotency-store.ts'
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
  job({
    name: 'system.sweep-idempotency-keys',
    payload: z.object({}),
    cron: '7 * * * *',
    concurrency: 1,
    run: (ctx) => sweepIdempotencyKeys(ctx.db, ctx.now),
  }),
]
