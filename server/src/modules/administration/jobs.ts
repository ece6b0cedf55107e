import { z } from 'zod'
import { job } from '#kernel/jobs'
import { readSetting } from '#kernel/settings'
import { Id } from '#kernel/values'
import { notificationDays } from './notification-settings.ts'
import { sweepNotifications } from './store-notifications.ts'
import { tellApproval, watchTroubles } from './watch-troubles.ts'

export const jobs = [
  job({
    name: 'administration.watch-troubles',
    payload: z.object({}),
    cron: '*/10 * * * *',
    concurrency: 1,
    run: (ctx) => watchTroubles(ctx),
  }),
  job({
    name: 'administration.sweep-notifications',
    payload: z.object({}),
    cron: '40 4 * * *',
    concurrency: 1,
    run: async (ctx) => await sweepNotifications(ctx, await readSetting(ctx, notificationDays)),
  }),
  job({ name: 'administration.tell-approval', payload: z.object({ approvalId: Id }), run: tellApproval }),
]

export const subscriptions = { 'access.approval-requested': ['administration.tell-approval'] } as const
