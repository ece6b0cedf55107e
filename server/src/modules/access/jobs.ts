import { z } from 'zod'
import { job } from '#kernel/jobs'
import { Id } from '#kernel/values'
import { accountNotices } from './compose-account-notice.ts'
import { OwnRealm } from './schemas.ts'
import { sendAccountNotice } from './send-account-notice.ts'
import { sendPasswordReset } from './send-password-reset.ts'
import { rotateSigningKey } from './signing-keys.ts'
import { warnOfGuesses } from './warn-of-guesses.ts'

const keyLifeMs = 30 * 86_400_000

export const jobs = [
  job({
    name: 'access.send-account-notice',
    payload: z.object({ userId: Id, notice: z.enum(accountNotices), at: z.string() }),
    run: sendAccountNotice,
  }),
  job({
    name: 'access.send-password-reset',
    payload: z.object({ email: z.string(), realm: OwnRealm }),
    // What is asked for now is of no use tomorrow.
    retryLimit: 4,
    run: sendPasswordReset,
  }),
  job({
    name: 'access.warn-of-guesses',
    payload: z.object({ email: z.string(), realm: OwnRealm, at: z.string() }),
    run: warnOfGuesses,
  }),
  // Comes once for every company; only the first finds a key that is old enough.
  job({
    name: 'access.rotate-signing-key',
    payload: z.object({}),
    cron: '20 3 * * *',
    concurrency: 1,
    run: (ctx) => rotateSigningKey(ctx, { olderThanMs: keyLifeMs }),
  }),
]
