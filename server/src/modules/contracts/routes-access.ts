import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { addOverride, blockAccess, removeOverride, unblockAccess } from './override-access.ts'
import { resumeContract } from './resume-contract.ts'
import * as answers from './schemas-answers.ts'
import * as schemas from './schemas.ts'
import { suspendContract } from './suspend-contract.ts'

/** Suspensions, and what people decide over the rules of access. */
export const accessRoutes = {
  'POST /api/contracts/:id/suspend': route({
    summary: 'Suspende o contrato',
    permission: 'contracts.contract.suspend',
    params: byId,
    body: schemas.NewSuspension,
    response: answers.Contract,
    handle: (ctx, { params, body }) => suspendContract(ctx, { contractId: params.id, ...body }),
  }),

  'POST /api/contracts/:id/resume': route({
    summary: 'Levanta a suspensão',
    permission: 'contracts.contract.suspend',
    params: byId,
    body: schemas.BecauseOf,
    response: answers.Contract,
    handle: (ctx, { params, body }) => resumeContract(ctx, { contractId: params.id, ...body }),
  }),

  'POST /api/contracts/:id/block': route({
    summary: 'Bloqueia o acesso manualmente',
    permission: 'contracts.access.override',
    params: byId,
    body: schemas.BecauseOf,
    response: answers.Contract,
    handle: (ctx, { params, body }) => blockAccess(ctx, { contractId: params.id, ...body }),
  }),

  'POST /api/contracts/:id/unblock': route({
    summary: 'Retira o bloqueio manual',
    permission: 'contracts.access.override',
    params: byId,
    body: schemas.BecauseOf,
    response: answers.Contract,
    handle: (ctx, { params, body }) => unblockAccess(ctx, { contractId: params.id, ...body }),
  }),

  'POST /api/contracts/:id/overrides': route({
    summary: 'Abre uma exceção às regras de acesso',
    permission: 'contracts.access.override',
    status: 201,
    params: byId,
    body: schemas.NewOverride,
    response: answers.Override,
    handle: (ctx, { params, body }) => addOverride(ctx, { contractId: params.id, ...body }),
  }),

  'DELETE /api/contracts/:id/overrides/:overrideId': route({
    summary: 'Retira uma exceção às regras de acesso',
    permission: 'contracts.access.override',
    params: schemas.byOverride,
    response: answers.Contract,
    handle: (ctx, { params }) => removeOverride(ctx, { contractId: params.id, overrideId: params.overrideId }),
  }),
}
