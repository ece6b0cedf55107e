import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { activateContract } from './activate-contract.ts'
import { cancelContract, endContract } from './cancel-contract.ts'
import { changeContract } from './change-contract.ts'
import { changePlan, changePrice } from './change-plan.ts'
import { createContract } from './create-contract.ts'
import { getContractFile } from './get-contract.ts'
import { listContracts } from './list-contracts.ts'
import { accessRoutes } from './routes-access.ts'
import { forecastRoutes } from './routes-forecast.ts'
import { recordRoutes } from './routes-records.ts'
import { termRoutes } from './routes-terms.ts'
import * as answers from './schemas-answers.ts'
import * as schemas from './schemas.ts'
import { recallContract, sendForSignature, signContract } from './sign-contract.ts'

const lifecycleRoutes = {
  'GET /api/contracts': route({
    summary: 'Lista contratos',
    permission: 'contracts.contract.read',
    query: schemas.ContractFilter,
    response: answers.ContractPage,
    handle: (ctx, { query }) => listContracts(ctx, query),
  }),

  'POST /api/contracts': route({
    summary: 'Cria um contrato em rascunho',
    permission: 'contracts.contract.create',
    status: 201,
    body: schemas.NewContract,
    response: answers.Contract,
    handle: (ctx, { body }) => createContract(ctx, body),
  }),

  'GET /api/contracts/:id': route({
    summary: 'Um contrato com períodos, suspensão, exceções e agendamentos',
    permission: 'contracts.contract.read',
    params: byId,
    response: answers.ContractFile,
    handle: (ctx, { params }) => getContractFile(ctx, params),
  }),

  'PATCH /api/contracts/:id': route({
    summary: 'Altera vencimento, portador ou endereço de instalação',
    permission: 'contracts.contract.update',
    params: byId,
    body: schemas.ContractChanges,
    response: answers.Contract,
    handle: (ctx, { params, body }) => changeContract(ctx, { ...params, ...body }),
  }),

  'POST /api/contracts/:id/send-for-signature': route({
    summary: 'Envia o contrato para assinatura',
    permission: 'contracts.contract.sign',
    params: byId,
    body: schemas.SendForSignature,
    response: answers.Contract,
    handle: (ctx, { params, body }) => sendForSignature(ctx, { contractId: params.id, ...body }),
  }),

  'POST /api/contracts/:id/recall': route({
    summary: 'Recolhe o contrato enviado para assinatura',
    permission: 'contracts.contract.sign',
    params: byId,
    body: schemas.BecauseOf,
    response: answers.Contract,
    handle: (ctx, { params, body }) => recallContract(ctx, { contractId: params.id, ...body }),
  }),

  'POST /api/contracts/:id/sign': route({
    summary: 'Registra a assinatura com sua prova',
    permission: 'contracts.contract.sign',
    params: byId,
    body: schemas.Signature,
    response: answers.Contract,
    handle: (ctx, { params, body }) => signContract(ctx, { contractId: params.id, ...body }),
  }),

  'POST /api/contracts/:id/activate': route({
    summary: 'Ativa o contrato instalado',
    permission: 'contracts.contract.activate',
    params: byId,
    body: schemas.Activation,
    response: answers.Contract,
    handle: (ctx, { params, body }) => activateContract(ctx, { contractId: params.id, ...body }),
  }),

  'POST /api/contracts/:id/cancel': route({
    summary: 'Cancela hoje ou em um dia futuro, ou só simula (dryRun)',
    permission: 'contracts.contract.cancel',
    params: byId,
    body: schemas.Cancellation,
    response: answers.CancellationResult,
    handle: (ctx, { params, body }) => cancelContract(ctx, { contractId: params.id, ...body }),
  }),

  'POST /api/contracts/:id/end': route({
    summary: 'Encerra o contrato por fim do prazo',
    permission: 'contracts.contract.cancel',
    params: byId,
    body: schemas.BecauseOf,
    response: answers.Contract,
    handle: (ctx, { params, body }) => endContract(ctx, { contractId: params.id, ...body }),
  }),

  'POST /api/contracts/:id/change-plan': route({
    summary: 'Muda o plano hoje ou em um dia futuro',
    permission: 'contracts.plan.change',
    params: byId,
    body: schemas.PlanChange,
    response: answers.Contract,
    handle: (ctx, { params, body }) => changePlan(ctx, { contractId: params.id, ...body }),
  }),

  'POST /api/contracts/:id/change-price': route({
    summary: 'Combina outro preço a partir de um dia',
    permission: 'contracts.plan.change',
    params: byId,
    body: schemas.PriceChange,
    response: answers.Contract,
    handle: (ctx, { params, body }) => changePrice(ctx, { contractId: params.id, ...body }),
  }),
}

export const routes = { ...lifecycleRoutes, ...accessRoutes, ...forecastRoutes, ...recordRoutes, ...termRoutes }
