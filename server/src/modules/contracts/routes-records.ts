import { z } from 'zod'
import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { listContractEvents, listContractSuspensions } from './list-contracts.ts'
import { dropScheduledAction } from './run-scheduled-actions.ts'
import * as answers from './schemas-answers.ts'
import * as schemas from './schemas.ts'
import { listDueDays } from './due-days.ts'
import { getContractSettings, saveContractSettings } from './settings.ts'

/** What happened, what is scheduled, and the company's rules. */
export const recordRoutes = {
  'GET /api/contracts/:id/events': route({
    summary: 'Tudo o que mudou no contrato, com quem mudou e por quê',
    permission: 'contracts.contract.read',
    params: byId,
    query: schemas.ContractEventFilter,
    response: answers.EventPage,
    handle: (ctx, { params, query }) => listContractEvents(ctx, { contractId: params.id, ...query }),
  }),

  'GET /api/contracts/:id/suspensions': route({
    summary: 'Suspensões do contrato, da mais nova à mais antiga',
    permission: 'contracts.contract.read',
    params: byId,
    query: schemas.EventFilter,
    response: answers.SuspensionPage,
    handle: (ctx, { params, query }) => listContractSuspensions(ctx, { contractId: params.id, ...query }),
  }),

  'DELETE /api/contracts/:id/scheduled-actions/:kind': route({
    summary: 'Desfaz um agendamento',
    permission: 'contracts.contract.update',
    params: schemas.byAction,
    response: z.object({ dropped: z.literal(true) }),
    handle: (ctx, { params }) => dropScheduledAction(ctx, { contractId: params.id, kind: params.kind }),
  }),

  'GET /api/due-days': route({
    summary: 'Os dias de vencimento que a empresa oferece; nenhum: qualquer dia',
    permission: 'contracts.contract.read',
    response: z.object({ items: z.array(z.int()) }).meta({ id: 'DueDays' }),
    handle: (ctx) => listDueDays(ctx),
  }),

  'GET /api/contract-settings': route({
    summary: 'Regras de contratos da empresa',
    permission: 'contracts.settings.read',
    response: schemas.PausePolicy,
    handle: (ctx) => getContractSettings(ctx),
  }),

  'PUT /api/contract-settings': route({
    summary: 'Altera as regras de contratos da empresa',
    permission: 'contracts.settings.update',
    body: schemas.PausePolicy,
    response: schemas.PausePolicy,
    handle: (ctx, { body }) => saveContractSettings(ctx, body),
  }),
}
