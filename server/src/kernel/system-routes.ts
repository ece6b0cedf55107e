import { sql } from 'kysely'
import { z } from 'zod'
import { listDeadLetters, retryDeadLetter } from './dead-letters.ts'
import { unavailable } from './errors.ts'
import { route } from './http.ts'
import { renderMetrics } from './metrics.ts'
import { operationRoutes } from './operation-routes.ts'
import { pageOf, pageQuery } from './paging.ts'
import { byId } from './values.ts'

const DeadLetter = z
  .object({ id: z.uuid(), job: z.string(), payload: z.unknown(), error: z.string().nullable(), failedAt: z.date() })
  .meta({ id: 'DeadLetter' })

/** Routes of the house itself: is it alive, is it ready, what is waiting. */
export const systemRoutes = {
  ...operationRoutes,

  'GET /health/live': route({
    summary: 'O processo responde',
    permission: 'public',
    response: z.object({ status: z.literal('ok') }),
    handle: async () => ({ status: 'ok' as const }),
  }),

  'GET /health/ready': route({
    summary: 'O processo e o banco de dados respondem',
    permission: 'public',
    response: z.object({ status: z.literal('ok') }),
    handle: async (ctx) => {
      await sql`select 1`.execute(ctx.db).catch(() => {
        throw unavailable('database-unavailable', 'O banco de dados não respondeu.')
      })
      return { status: 'ok' as const }
    },
  }),

  'GET /metrics': route({
    summary: 'Métricas no formato do Prometheus',
    permission: 'system.metrics.read',
    response: 'file',
    handle: async (ctx) => ({
      name: 'metrics.txt',
      mediaType: 'text/plain; version=0.0.4; charset=utf-8',
      content: Buffer.from(await renderMetrics(ctx.db)),
    }),
  }),

  'GET /api/jobs/dead-letters': route({
    summary: 'Tarefas que falharam até esgotar as tentativas',
    permission: 'system.jobs.read',
    query: z.strictObject(pageQuery),
    response: pageOf(DeadLetter),
    handle: (ctx, { query }) => listDeadLetters(ctx, query),
  }),

  'POST /api/jobs/dead-letters/:id/retry': route({
    summary: 'Devolve à fila uma tarefa que falhou',
    permission: 'system.jobs.retry',
    params: byId,
    response: z.object({ job: z.string() }),
    handle: (ctx, { params }) => retryDeadLetter(ctx, params.id),
  }),
}

export const systemPermissions = {
  'system.metrics.read': 'Ler métricas',
  'system.jobs.read': 'Ver tarefas com falha',
  'system.jobs.retry': 'Repetir tarefas com falha',
} as const
