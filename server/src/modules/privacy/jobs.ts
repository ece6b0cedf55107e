import { z } from 'zod'
import { job } from '#kernel/jobs'
import { runRetention } from './run-retention.ts'

export const jobs = [
  job({ name: 'privacy.run-retention', payload: z.object({}), cron: '10 4 * * *', concurrency: 1, run: runRetention }),
]
