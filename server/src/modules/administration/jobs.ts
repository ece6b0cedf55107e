import { z } from 'zod'
import { job } from '#kernel/jobs'
import { readSetting } from '#kernel/settings'
import { Id } from '#kernel/values'
import { notificationDays } from './notification-settings.ts'
import { sweepNotifications } from './store-notifications.ts'
import { tellApproval, tellDecision, tellGuesses } from './tell-people.ts'
import { watchTroubles } from './watch-troubles.ts'

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
  job({ name: 'administration.tell-decision', payload: z.object({ approvalId: Id }), run: tellDecision }),
  job({ name: 'administration.tell-guesses', payload: z.object({ userId: Id, at: z.string() }), run: tellGuesses }),
]

export const subscriptions = {
  'access.approval-requested': ['administration.tell-approval'],
  'access.approval-decided': ['administration.tell-decision'],
  'access.account-guessed': ['administration.tell-guesses'],
} as const
