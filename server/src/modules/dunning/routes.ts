import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { changePolicy } from './change-policy.ts'
import { getNotice } from './get-notice.ts'
import { getPolicy } from './get-policy.ts'
import { listCancellable } from './list-cancellable.ts'
import { listNotices } from './list-notices.ts'
import { listPolicies } from './list-policies.ts'
import { listRuns } from './list-runs.ts'
import { previewDunning } from './preview-dunning.ts'
import { recordNotice } from './record-notice.ts'
import { resendNotice } from './resend-notice.ts'
import { exceptionRoutes } from './routes-exceptions.ts'
import { runDunning } from './run-dunning.ts'
import * as schemas from './schemas.ts'

export const routes = {
  'GET /api/dunning-policies': route({
    summary: 'Políticas de cobrança, da mais nova à mais antiga',
    permission: 'dunning.policy.read',
    query: schemas.PageFilter,
    response: schemas.PolicyPage,
    handle: (ctx, { query }) => listPolicies(ctx, query),
  }),

  'GET /api/dunning-policies/current': route({
    summary: 'A política de cobrança em vigor',
    permission: 'dunning.policy.read',
    response: schemas.Policy,
    handle: (ctx) => getPolicy(ctx),
  }),

  'POST /api/dunning-policies': route({
    summary: 'Põe uma política de cobrança em vigor; prazos menores que os legais são recusados',
    permission: 'dunning.policy.update',
    status: 201,
    body: schemas.NewPolicy,
    response: schemas.Policy,
    handle: (ctx, { body }) => changePolicy(ctx, body),
  }),

  'GET /api/dunning-runs': route({
    summary: 'Execuções da cobrança',
    permission: 'dunning.run.read',
    query: schemas.PageFilter,
    response: schemas.RunPage,
    handle: (ctx, { query }) => listRuns(ctx, query),
  }),

  'POST /api/dunning-runs': route({
    summary: 'Executa a cobrança do dia',
    weight: 'heavy',
    permission: 'dunning.run.create',
    status: 201,
    body: schemas.NewRun,
    response: schemas.RunResult,
    handle: (ctx, { body }) => runDunning(ctx, body),
  }),

  'POST /api/dunning-previews': route({
    summary: 'Prévia: quem será atingido num dia (amanhã, se não informado) e por quê',
    weight: 'heavy',
    permission: 'dunning.run.read',
    body: schemas.NewRun,
    response: schemas.RunResult,
    handle: (ctx, { body }) => previewDunning(ctx, body),
  }),

  'GET /api/dunning-notices': route({
    summary: 'Avisos de débito; com `undelivered=true`, só os que não chegaram a ninguém',
    permission: 'dunning.notice.read',
    query: schemas.NoticeFilter,
    response: schemas.NoticePage,
    handle: (ctx, { query }) => listNotices(ctx, query),
  }),

  'GET /api/dunning-notices/:id': route({
    summary: 'Um aviso de débito, com seu texto e sua prova de entrega',
    permission: 'dunning.notice.read',
    params: byId,
    response: schemas.NoticeFile,
    handle: (ctx, { params }) => getNotice(ctx, params),
  }),

  'POST /api/dunning-notices': route({
    summary: 'Registra um aviso entregue por outro meio, com a prova',
    permission: 'dunning.notice.create',
    status: 201,
    body: schemas.NewNotice,
    response: schemas.Notice,
    handle: (ctx, { body }) => recordNotice(ctx, body),
  }),

  'POST /api/dunning-notices/:id/resend': route({
    summary: 'Envia de novo um aviso que falhou',
    permission: 'dunning.notice.create',
    params: byId,
    response: schemas.Notice,
    handle: (ctx, { params }) => resendNotice(ctx, params),
  }),

  'GET /api/cancellable-contracts': route({
    summary: 'Contratos suspensos há tempo bastante para a rescisão por débito',
    permission: 'dunning.cancellable.read',
    query: schemas.PageFilter,
    response: schemas.CancellablePage,
    handle: (ctx, { query }) => listCancellable(ctx, query),
  }),

  ...exceptionRoutes,
}
