import { z } from 'zod'
import { operation } from '#kernel/operations'
import { verifyAudit } from '#kernel/verify-audit'

const date = z.iso.datetime().transform((text) => new Date(text))

/** The walk over all chains as a person starts it and watches it. Its report is the operation's result. */
export const auditVerification = operation({
  kind: 'audit.verify-log',
  permission: 'audit.log.verify',
  label: 'A conferência da trilha',
  input: z.object({ from: date.optional(), to: date.optional() }),
  run: (ctx, period, progress) => verifyAudit(ctx, period, progress),
})
