import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { Id, personal, Reason } from '#kernel/values'

export const ApprovalState = z.enum(['pending', 'approved', 'refused', 'withdrawn', 'failed', 'expired'])
export const ApprovalFilter = z.strictObject({
  ...pageQuery,
  state: ApprovalState.optional(),
  /** Only what the asker asked for. */
  isOwn: z.enum(['true', 'false']).optional(),
})
export const OwnApprovalFilter = ApprovalFilter.omit({ isOwn: true })
export const Approval = z
  .object({
    id: Id,
    kind: z.string(),
    /** `METHOD /path` of what will be done. */
    route: z.string(),
    amountCents: z.int(),
    /** Names the client. */
    summary: personal('letter', z.string()),
    state: ApprovalState,
    requestedBy: Id,
    requestedByName: z.string(),
    requestedAt: z.date(),
    expiresAt: z.date(),
    decidedByName: z.string().nullable(),
    decidedAt: z.date().nullable(),
    reason: personal('text', z.string().nullable()),
    /** Why it could not be done although it was approved. */
    problem: z.object({ code: z.string(), detail: personal('text', z.string().nullable()) }).nullable(),
  })
  .meta({ id: 'Approval' })
export const ApprovalPage = pageOf(Approval).meta({ id: 'ApprovalPage' })
export const ApprovalDecision = z.strictObject({ reason: Reason.optional() }).meta({ id: 'ApprovalDecision' })
export const ApprovalRefusal = z.strictObject({ reason: Reason }).meta({ id: 'ApprovalRefusal' })
