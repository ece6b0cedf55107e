import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { changePlan } from './change-plan.ts'
import { createPlan } from './create-plan.ts'
import { createPlanVersion } from './create-plan-version.ts'
import { getPlan, getPlanVersion } from './get-plan.ts'
import { listPlans, listPlanVersions, withRateLimit } from './list-plans.ts'
import * as schemas from './schemas.ts'
import { previewRateLimit } from './to-rate-limit.ts'

export const routes = {
  'GET /api/plans': route({
    summary: 'Lista planos com a versão à venda',
    permission: 'plans.plan.read',
    query: schemas.PlanFilter,
    response: schemas.PlanPage,
    handle: (ctx, { query }) => listPlans(ctx, query),
  }),

  'POST /api/plans': route({
    summary: 'Cadastra um plano com sua primeira versão',
    permission: 'plans.plan.create',
    status: 201,
    body: schemas.NewPlan,
    response: schemas.PlanWithVersion,
    handle: async (ctx, { body }) => {
      const { plan, version } = await createPlan(ctx, body)
      return { plan, version: withRateLimit(version) }
    },
  }),

  'GET /api/plans/:id': route({
    summary: 'Um plano',
    permission: 'plans.plan.read',
    params: byId,
    response: schemas.Plan,
    handle: (ctx, { params }) => getPlan(ctx, params),
  }),

  'PATCH /api/plans/:id': route({
    summary: 'Renomeia um plano, põe ou tira de venda',
    permission: 'plans.plan.update',
    params: byId,
    body: schemas.PlanChanges,
    response: schemas.Plan,
    handle: (ctx, { params, body }) => changePlan(ctx, { ...params, ...body }),
  }),

  'GET /api/plans/:id/versions': route({
    summary: 'Versões de um plano, da mais nova à mais antiga',
    permission: 'plans.plan.read',
    params: byId,
    query: schemas.VersionFilter,
    response: schemas.VersionPage,
    handle: (ctx, { params, query }) => listPlanVersions(ctx, { planId: params.id, ...query }),
  }),

  'POST /api/plans/:id/versions': route({
    summary: 'Nova versão: preço e velocidades a partir de uma data',
    permission: 'plans.plan.create',
    status: 201,
    params: byId,
    body: schemas.NewPlanVersion,
    response: schemas.PlanVersion,
    handle: async (ctx, { params, body }) =>
      withRateLimit(await createPlanVersion(ctx, { planId: params.id, ...body })),
  }),

  'GET /api/plan-versions/:id': route({
    summary: 'Uma versão de plano',
    permission: 'plans.plan.read',
    params: byId,
    response: schemas.PlanVersion,
    handle: async (ctx, { params }) => withRateLimit(await getPlanVersion(ctx, params)),
  }),

  'POST /api/plan-speeds/preview': route({
    summary: 'Mostra o rate limit que os roteadores receberiam, sem gravar',
    permission: 'plans.plan.read',
    body: schemas.PlanSpeeds,
    response: schemas.RateLimitPreview,
    handle: async (_ctx, { body }) => previewRateLimit(body),
  }),
}
