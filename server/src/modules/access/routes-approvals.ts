import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { approveRequest, refuseRequest, withdrawRequest } from './decide-approval.ts'
import { getApproval, listApprovals } from './list-approvals.ts'
import * as schemas from './schemas-approvals.ts'

/** Requests for a second person; no program is one. */
export const approvalRoutes = {
  'GET /api/approvals': route({
    summary: 'Pedidos acima da alçada de quem pediu, do mais novo ao mais antigo',
    permission: 'access.approval.read',
    query: schemas.ApprovalFilter,
    response: schemas.ApprovalPage,
    handle: (ctx, { query }) => listApprovals(ctx, query),
  }),

  'GET /api/approvals/mine': route({
    summary: 'Os pedidos de quem pede e o que foi decidido deles, do mais novo ao mais antigo',
    permission: 'signed-in',
    query: schemas.OwnApprovalFilter,
    response: schemas.ApprovalPage,
    handle: (ctx, { query }) => listApprovals(ctx, { ...query, isOwn: 'true' }),
  }),

  'GET /api/approvals/:id': route({
    summary: 'Um pedido: o que faria, quem pediu, o que foi decidido',
    permission: 'access.approval.read',
    params: byId,
    response: schemas.Approval,
    handle: (ctx, { params }) => getApproval(ctx, params),
  }),

  'POST /api/approvals/:id/approval': route({
    summary: 'Aprova um pedido e faz o que ele pede',
    permission: 'access.approval.decide',
    realms: ['staff'],
    params: byId,
    body: schemas.ApprovalDecision,
    response: schemas.Approval,
    handle: (ctx, { params, body }) => approveRequest(ctx, { ...params, ...body }),
  }),

  'POST /api/approvals/:id/refusal': route({
    summary: 'Recusa um pedido',
    permission: 'access.approval.decide',
    realms: ['staff'],
    params: byId,
    body: schemas.ApprovalRefusal,
    response: schemas.Approval,
    handle: (ctx, { params, body }) => refuseRequest(ctx, { ...params, ...body }),
  }),

  'POST /api/approvals/:id/withdrawal': route({
    summary: 'Retira o próprio pedido',
    permission: 'signed-in',
    params: byId,
    response: schemas.Approval,
    handle: (ctx, { params }) => withdrawRequest(ctx, params),
  }),
}
