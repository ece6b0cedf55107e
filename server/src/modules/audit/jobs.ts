import { z } from 'zod'
import { job } from '#kernel/jobs'
import { signAudit } from '#kernel/sign-audit'
import { auditVerification } from './verify-operation.ts'

export const jobs = [
  auditVerification.job,
  // Once for every company; the second finds the heads signed.
  job({ name: 'audit.sign-heads', payload: z.object({}), cron: '* * * * *', concurrency: 1, run: signAudit }),
]
