import { route } from '#kernel/http'
import { StartedOperation } from '#kernel/operation-routes'
import { startOperation } from '#kernel/operations'
import { byId } from '#kernel/values'
import { changeSettings } from './change-settings.ts'
import { checkLedger } from './check-ledger.ts'
import { getPreview } from './get-preview.ts'
import { getRun } from './get-run.ts'
import { getSettings } from './get-settings.ts'
import { listParked } from './list-parked.ts'
import { listRuns } from './list-runs.ts'
import { listUnbilled } from './list-unbilled.ts'
import { previewContract } from './preview-contract.ts'
import { billingPreview, billingRun } from './run-operations.ts'
import * as runs from './schemas-runs.ts'
import * as schemas from './schemas.ts'
import { undoRun } from './undo-run.ts'

export const runRoutes = {
  'POST /api/billing/previews': route({
    summary: 'Inicia a prévia do faturamento: percorre o mesmo caminho e desfaz tudo',
    weight: 'heavy',
    permission: 'billing.run.start',
    status: 202,
    body: runs.NewBillingRun,
    response: StartedOperation,
    handle: (ctx, { body }) => startOperation(ctx, billingPreview, body),
  }),

  'GET /api/billing/previews/:id': route({
    summary: 'O que a prévia encontrou (`id` da operação)',
    permission: 'billing.run.start',
    params: byId,
    response: runs.BillingPreview,
    handle: (ctx, { params }) => getPreview(ctx, params),
  }),

  'POST /api/billing/contract-previews': route({
    summary: 'Os títulos que um contrato teria até um vencimento, linha por linha',
    permission: 'billing.run.read',
    body: runs.ContractPreviewOrder,
    response: runs.ContractPreview,
    handle: (ctx, { body }) => previewContract(ctx, body),
  }),

  'POST /api/billing/runs': route({
    summary: 'Inicia o faturamento dos contratos até um vencimento; um que parou no meio continua',
    weight: 'heavy',
    permission: 'billing.run.start',
    status: 202,
    body: runs.NewBillingRun,
    response: StartedOperation,
    handle: (ctx, { body }) => startOperation(ctx, billingRun, body),
  }),

  'GET /api/billing/runs': route({
    summary: 'Faturamentos feitos, do mais novo ao mais antigo',
    permission: 'billing.run.read',
    query: runs.RunFilter,
    response: runs.BillingRunPage,
    handle: (ctx, { query }) => listRuns(ctx, query),
  }),

  'GET /api/billing/runs/:id': route({
    summary: 'Um faturamento: totais, diferenças com o mês anterior, o que conferir, amostra',
    permission: 'billing.run.read',
    params: byId,
    response: runs.BillingRun,
    handle: (ctx, { params }) => getRun(ctx, params),
  }),

  'POST /api/billing/runs/:id/undo': route({
    summary: 'Desfaz um faturamento do qual nada saiu: tudo ou nada',
    weight: 'heavy',
    permission: 'billing.run.undo',
    params: byId,
    body: runs.RunUndoing,
    response: runs.UndoneRun,
    handle: (ctx, { params, body }) => undoRun(ctx, { runId: params.id, ...body }),
  }),

  'GET /api/billing/parked-contracts': route({
    summary: 'Contratos que não puderam ser faturados, com a causa',
    permission: 'billing.run.read',
    query: runs.PageFilter,
    response: runs.ParkedPage,
    handle: (ctx, { query }) => listParked(ctx, query),
  }),

  'GET /api/billing/unbilled-contracts': route({
    summary: 'Contratos sem título num mês, com o motivo',
    permission: 'billing.run.read',
    query: runs.UnbilledFilter,
    response: runs.UnbilledPage,
    handle: (ctx, { query }) => listUnbilled(ctx, query),
  }),

  'GET /api/billing/reconciliation': route({
    summary: 'Confere o razão com títulos, ajustes e pagamentos até um dia',
    permission: 'billing.ledger.read',
    query: schemas.ReconciliationQuery,
    response: schemas.Reconciliation,
    handle: (ctx, { query }) => checkLedger(ctx, { on: query.on ?? ctx.today }),
  }),

  'GET /api/billing/settings': route({
    summary: 'Regras de faturamento da empresa',
    permission: 'billing.settings.read',
    response: schemas.BillingSettings,
    handle: (ctx) => getSettings(ctx),
  }),

  'PATCH /api/billing/settings': route({
    summary: 'Altera as regras de faturamento',
    permission: 'billing.settings.update',
    body: schemas.BillingSettingsChanges,
    response: schemas.BillingSettings,
    handle: (ctx, { body }) => changeSettings(ctx, body),
  }),
}
