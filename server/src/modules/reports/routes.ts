import { route } from '#kernel/http'
import { getCashPosition } from './get-cash-position.ts'
import { getDashboard } from './get-dashboard.ts'
import { getFinancialParameters } from './get-financial-parameters.ts'
import { listAttention } from './list-attention.ts'
import * as schemas from './schemas.ts'

export const routes = {
  'GET /api/dashboard': route({
    summary: 'Os números do mês: faturado, recebido, em aberto, vencido, contratos',
    permission: 'reports.dashboard.read',
    query: schemas.DashboardQuery,
    response: schemas.Dashboard,
    handle: (ctx, { query }) => getDashboard(ctx, query),
  }),

  'GET /api/attention': route({
    summary: 'O que precisa de atenção agora, do que a pessoa pode ver',
    permission: 'reports.attention.read',
    response: schemas.Attention,
    handle: async (ctx) => ({ items: await listAttention(ctx) }),
  }),

  'GET /api/financial-parameters': route({
    summary: 'Os parâmetros financeiros em vigor, por assunto, e de onde vem cada um',
    permission: 'reports.parameters.read',
    response: schemas.FinancialParameters,
    handle: (ctx) => getFinancialParameters(ctx),
  }),

  'GET /api/cash-position': route({
    summary: 'Previsto, recebido, tarifas e creditado, por dia, portador e forma',
    permission: 'reports.cash.read',
    query: schemas.CashQuery,
    response: schemas.CashPosition,
    handle: (ctx, { query }) => getCashPosition(ctx, query),
  }),
}
