import { route } from '#kernel/http'
import { changeSettings } from './change-settings.ts'
import { checkLedger } from './check-ledger.ts'
import { getSettings } from './get-settings.ts'
import { listParked } from './list-parked.ts'
import { listUnbilled } from './list-unbilled.ts'
import { runBilling } from './run-billing.ts'
import * as schemas from './schemas.ts'

export const runRoutes = {
  'POST /api/billing/runs': route({
    summary: 'Fatura os contratos até um vencimento; com dryRun só mostra o que faria',
    permission: 'billing.run.start',
    status: 201,
    body: schemas.NewBillingRun,
    response: schemas.BillingRun,
    handle: async (ctx, { body: { dueUntil, dryRun } }) => {
      const run = (on: typeof ctx) => runBilling(on, { dueUntil })
      return { dryRun, ...(dryRun ? await ctx.rehearse(run) : await run(ctx)) }
    },
  }),

  'GET /api/billing/parked-contracts': route({
    summary: 'Contratos que não puderam ser faturados, com a causa',
    permission: 'billing.run.read',
    query: schemas.PageFilter,
    response: schemas.ParkedPage,
    handle: (ctx, { query }) => listParked(ctx, query),
  }),

  'GET /api/billing/unbilled-contracts': route({
    summary: 'Contratos sem título num mês, com o motivo',
    permission: 'billing.run.read',
    query: schemas.UnbilledFilter,
    response: schemas.UnbilledPage,
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
