import type { KeepRequest } from '#kernel/approvals'
import { insertApproval } from './store-approvals.ts'

const waitsMs = 7 * 86_400_000

/** Keeps a request above its asker's limit for seven days, until another person decides. The same one that waits is not kept twice. */
export const keepRequest: KeepRequest = (ctx, request) =>
  ctx.transaction(async (ctx) => {
    const expiresAt = new Date(ctx.now.getTime() + waitsMs)
    const { id, isNew } = await insertApproval(ctx, { ...request, expiresAt })
    if (isNew) await ctx.emit('access.approval-requested', { approvalId: id })
    return id
  })
