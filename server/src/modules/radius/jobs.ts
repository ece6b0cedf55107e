import { z } from 'zod'
import { job } from '#kernel/jobs'
import { Id } from '#kernel/values'
import { applyAccess } from './apply-access.ts'
import { applyPlans } from './apply-plans.ts'
import { disconnectSession } from './disconnect-session.ts'
import { keepAuthLog } from './keep-auth-log.ts'
import { keepHistory } from './keep-history.ts'
import { reconcileAccess } from './reconcile-access.ts'
import { sweepSessions } from './sweep-sessions.ts'

const nothing = z.strictObject({})

export const jobs = [
  // One contract at a time, contracts side by side: a router that does not answer must not hold up a release elsewhere.
  // Disconnects wait for their router's turn inside the use case, over all processes.
  job({
    name: 'radius.apply-access',
    payload: z.object({ contractId: Id }),
    groupOf: ({ contractId }) => contractId,
    concurrency: 8,
    run: applyAccess,
  }),
  job({
    name: 'radius.apply-plans',
    payload: z.object({ contractIds: z.array(Id).max(1000) }),
    concurrency: 1,
    run: applyPlans,
  }),
  job({
    name: 'radius.disconnect-session',
    payload: z.strictObject({ sessionId: Id, reason: z.string() }),
    groupOf: ({ sessionId }) => sessionId,
    run: disconnectSession,
  }),
  job({ name: 'radius.reconcile-access', payload: nothing, cron: '*/5 * * * *', concurrency: 1, run: reconcileAccess }),
  job({ name: 'radius.sweep-sessions', payload: nothing, cron: '* * * * *', concurrency: 1, run: sweepSessions }),
  job({ name: 'radius.keep-auth-log', payload: nothing, cron: '* * * * *', concurrency: 1, run: keepAuthLog }),
  job({ name: 'radius.keep-history', payload: nothing, cron: '30 3 * * *', concurrency: 1, run: keepHistory }),
]

/** A new plan counts like a new access state: another speed for the sessions that are open. */
export const subscriptions = {
  'contracts.access-changed': ['radius.apply-access'],
  'contracts.plan-changed': ['radius.apply-plans'],
}
