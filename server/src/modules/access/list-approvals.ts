import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import type { ApprovalFilter } from './schemas-approvals.ts'
import { findApproval, findApprovals } from './store-approvals.ts'

/** Requests that wait or waited for a second person, newest first. They are of the whole company: who reaches a part of it sees their own. */
export async function listApprovals(ctx: Ctx, { limit, cursor, state, isOwn }: z.output<typeof ApprovalFilter>) {
  const [before] = decodeCursor(z.tuple([Id]), cursor) ?? []
  const requestedBy = isOwn === 'true' || ctx.scopes !== null ? ctx.actor.id : undefined
  return toPage(await findApprovals(ctx, { limit: limit + 1, before, state, requestedBy }), limit, (row) => [row.id])
}

/** A request. 404 when it is of another company, or of another person and the asker reaches only a part of the company. */
export async function getApproval(ctx: Ctx, { id }: { id: string }) {
  const approval = await findApproval(ctx, id)
  if (!approval || (ctx.scopes !== null && approval.requestedBy !== ctx.actor.id)) throw approvalNotFound(id)
  return approval
}

export const approvalNotFound = (id: string) => notFound('approval', 'Pedido de aprovação', id)
