import { sql } from 'kysely'
import { z } from 'zod'
import { getDeadLetter, listDeadLetters, retryDeadLetter, retryDeadLettersOf } from './dead-letters.ts'
import { unavailable } from './errors.ts'
import { route } from './http.ts'
import { renderMetrics } from './metrics.ts'
import { operationRoutes } from './operation-routes.ts'
import { pageOf, pageQuery } from './paging.ts'
import { byId, personal } from './values.ts'

const DeadLetter = z
  .object({
    id: z.uuid(),
    job: z.string(),
    payload: personal('text', z.unknown()),
    error: personal('text', z.string().nullable()),
    failedAt: z.date(),
  })
  .meta({ id: 'DeadLetter' })

const JobName = z
  .string()
  .regex(/^[a-z-]{1,40}\.[a-z-]{1,60}$/, 'Informe o nome de uma tarefa, como dunning.send-notice.')

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
    isOfCompany: true,
    query: z.strictObject({ ...pageQuery, job: JobName.optional() }),
    response: pageOf(DeadLetter),
    handle: (ctx, { query }) => listDeadLetters(ctx, query),
  }),

  'GET /api/jobs/dead-letters/:id': route({
    summary: 'Uma tarefa com falha: o que ia fazer, por que não fez e quantas da mesma espécie esperam',
    permission: 'system.jobs.read',
    isOfCompany: true,
    params: byId,
    response: DeadLetter.extend({ alikeCount: z.int() }).meta({ id: 'DeadLetterFile' }),
    handle: (ctx, { params }) => getDeadLetter(ctx, params.id),
  }),

  'POST /api/jobs/dead-letters/retry': route({
    summary: 'Devolve à fila todas as tarefas com falha de uma espécie',
    permission: 'system.jobs.retry',
    isOfCompany: true,
    body: z.strictObject({ job: JobName }).meta({ id: 'DeadLettersOfJob' }),
    response: z.object({ retriedCount: z.int() }),
    handle: (ctx, { body }) => retryDeadLettersOf(ctx, body.job),
  }),

  'POST /api/jobs/dead-letters/:id/retry': route({
    summary: 'Devolve à fila uma tarefa que falhou',
    permission: 'system.jobs.retry',
    isOfCompany: true,
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
