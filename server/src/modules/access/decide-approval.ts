import type { Ctx } from '#kernel/context'
import { AppError, conflict, forbidden } from '#kernel/errors'
import { unbounded } from '#kernel/rights'
import { approvalNotFound, getApproval } from './list-approvals.ts'
import { routeOf, tryKept } from './try-kept.ts'
import { type ApprovalRow, closeApproval, lockApproval } from './store-approvals.ts'

/**
 * Agrees to a request: what it asked for is done here and now, by the same route, as whoever asked. What fails then is told to both
 * (state `failed`, `problem`), and nothing of it stays. 404, 403 for one's own request, a missing permission or too small a limit,
 * 409 `approval-closed`.
 */
export const approveRequest = (ctx: Ctx, { id, reason }: { id: string; reason?: string | undefined }) =>
  ctx.transaction(async (ctx) => {
    const approval = await holdOpen(ctx, id)
    requireCompetence(ctx, approval)
    const problem = await tryKept(ctx, approval)
    await closeApproval(ctx, id, {
      state: problem ? 'failed' : 'approved',
      reason: reason ?? null,
      ...(problem && { problem }),
    })
    await ctx.emit('access.approval-decided', { approvalId: id })
    return await getApproval(ctx, { id })
  })

/** Refuses a request. 404, 403, 409 `approval-closed`. */
export const refuseRequest = (ctx: Ctx, { id, reason }: { id: string; reason: string }) =>
  ctx.transaction(async (ctx) => {
    requireCompetence(ctx, await holdOpen(ctx, id))
    await closeApproval(ctx, id, { state: 'refused', reason })
    await ctx.emit('access.approval-decided', { approvalId: id })
    return await getApproval(ctx, { id })
  })

/** Takes one's own request back. 404 (also for another person's), 409 `approval-closed`. */
export const withdrawRequest = (ctx: Ctx, { id }: { id: string }) =>
  ctx.transaction(async (ctx) => {
    const approval = await lockApproval(ctx, id)
    if (approval?.requestedBy !== ctx.actor.id) throw approvalNotFound(id)
    requireOpen(approval)
    await closeApproval(ctx, id, { state: 'withdrawn', reason: null })
    await ctx.emit('access.approval-decided', { approvalId: id })
    return await getApproval(ctx, { id })
  })

async function holdOpen(ctx: Ctx, id: string): Promise<ApprovalRow> {
  const approval = await lockApproval(ctx, id)
  if (!approval) throw approvalNotFound(id)
  requireOpen(approval)
  return approval
}

function requireOpen({ state }: ApprovalRow): void {
  if (state !== 'pending')
    throw conflict('approval-closed', 'Este pedido já foi decidido, retirado ou venceu.', { approvalState: state })
}

/** Whoever decides is somebody else, could do it alone, and sees the whole company. */
function requireCompetence(ctx: Ctx, { requestedBy, kind, amountCents, route }: ApprovalRow): void {
  const { actor, routes } = ctx
  if (actor.id === requestedBy)
    throw new AppError(403, 'own-request', 'Quem pede não decide. Outra pessoa precisa aprovar este pedido.')
  const { permission } = routeOf(routes, route)
  if (!actor.permissions.has(permission)) throw forbidden(permission)
  const { limits, scopes } = (actor.rights ?? unbounded).boundsOf(permission)
  if ((limits.get(kind) ?? Infinity) < amountCents)
    throw new AppError(403, 'above-limit', 'O valor também passa da sua alçada. Peça a quem tem alçada maior.')
  if (scopes !== null || ctx.scopes !== null)
    throw new AppError(403, 'outside-scope', 'Só decide quem alcança a empresa inteira com esta permissão.')
}
