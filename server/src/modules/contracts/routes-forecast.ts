import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import * as forecasts from './forecast-contract.ts'
import * as schemas from './schemas-forecast.ts'

/** What would be, by the code that does it, rolled back. */
export const forecastRoutes = {
  'POST /api/contract-forecasts': route({
    summary: 'Simula uma venda: os primeiros títulos, linha por linha',
    permission: 'contracts.contract.create',
    body: schemas.SaleForecastOrder,
    response: schemas.ContractForecast,
    handle: (ctx, { body }) => forecasts.forecastSale(ctx, body),
  }),

  'POST /api/contracts/:id/activation-forecast': route({
    summary: 'Simula a ativação: os primeiros títulos, linha por linha',
    permission: 'contracts.contract.activate',
    params: byId,
    body: schemas.ActivationForecastOrder,
    response: schemas.ContractForecast,
    handle: (ctx, { params, body }) => forecasts.forecastActivation(ctx, { contractId: params.id, ...body }),
  }),

  'POST /api/contracts/:id/plan-change-forecast': route({
    summary: 'Simula a troca de plano: os próximos títulos, antes e depois',
    permission: 'contracts.plan.change',
    params: byId,
    body: schemas.PlanForecastOrder,
    response: schemas.ContractForecast,
    handle: (ctx, { params, body }) => forecasts.forecastPlanChange(ctx, { contractId: params.id, ...body }),
  }),

  'POST /api/contracts/:id/price-change-forecast': route({
    summary: 'Simula outro preço: os próximos títulos, antes e depois',
    permission: 'contracts.plan.change',
    params: byId,
    body: schemas.PriceForecastOrder,
    response: schemas.ContractForecast,
    handle: (ctx, { params, body }) => forecasts.forecastPriceChange(ctx, { contractId: params.id, ...body }),
  }),

  'POST /api/contracts/:id/cancellation-forecast': route({
    summary: 'Simula o cancelamento: os últimos títulos, a devolução e a multa',
    permission: 'contracts.contract.cancel',
    params: byId,
    body: schemas.CancellationForecastOrder,
    response: schemas.ContractForecast,
    handle: (ctx, { params, body }) => forecasts.forecastCancellation(ctx, { contractId: params.id, ...body }),
  }),
}
