import { z } from 'zod'
import { job } from '#kernel/jobs'
import { expireOverrides } from './expire-overrides.ts'
import { moveBase } from './move-base.ts'
import { runScheduledActions } from './run-scheduled-actions.ts'

const Nothing = z.object({})

export const jobs = [
  job({
    name: 'contracts.expire-overrides',
    payload: Nothing,
    cron: '*/10 * * * *',
    concurrency: 1,
    run: (ctx) => expireOverrides(ctx),
  }),
  job({
    name: 'contracts.run-scheduled-actions',
    payload: Nothing,
    cron: '5 0 * * *',
    concurrency: 1,
    run: (ctx) => runScheduledActions(ctx),
  }),
  job({
    name: 'contracts.move-base',
    payload: Nothing,
    cron: '10 0 * * *',
    concurrency: 1,
    run: (ctx) => moveBase(ctx),
  }),
]
