import { z } from 'zod'
import type { Ctx } from './context.ts'
import { route } from './http.ts'
import { maskBy } from './mask.ts'
import { cancelOperation, getOperation, listOperations, type Operation as OperationRow } from './operations.ts'
import { pageOf, pageQuery } from './paging.ts'
import { unbounded } from './rights.ts'
import { byId, personal } from './values.ts'
import { watchOperation } from './watch-operation.ts'

const states = ['queued', 'running', 'done', 'failed', 'cancelled'] as const

const Operation = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    state: z.enum(states),
    doneCount: z.int(),
    totalCount: z.int(),
    phase: z.string().nullable(),
    input: personal('text', z.unknown()),
    result: personal('text', z.unknown()),
    problem: personal('text', z.unknown()),
    startedBy: z.string(),
    startedByName: z.string(),
    createdAt: z.date(),
    startedAt: z.date().nullable(),
    finishedAt: z.date().nullable(),
    cancelAskedAt: z.date().nullable(),
  })
  .meta({ id: 'Operation', description: 'Trabalho longo que alguém iniciou e acompanha' })

/** The same fields as the route that answers it once, masked alike. */
const shown = ({ actor }: Ctx, operation: OperationRow): unknown =>
  Operation.parse(maskBy(Operation, operation, (actor.rights ?? unbounded).boundsOf('signed-in').masks))

/** What a route answers that starts long work (202). */
export const StartedOperation = z.object({ operationId: z.uuid() }).meta({ id: 'StartedOperation' })

const Filter = z.strictObject({
  ...pageQuery,
  kind: z.string().max(80).optional(),
  /** `open`: waiting or running. */
  state: z.enum([...states, 'open']).optional(),
})

/** Who may start an operation may watch and cancel it: its kind's permission is checked by the use cases. */
export const operationRoutes = {
  'GET /api/operations': route({
    summary: 'Operações longas que você pode acompanhar, da mais nova à mais antiga',
    permission: 'signed-in',
    query: Filter,
    response: pageOf(Operation).meta({ id: 'OperationPage' }),
    handle: (ctx, { query }) => listOperations(ctx, query),
  }),

  'GET /api/operations/:id': route({
    summary: 'Uma operação: situação, andamento, resultado',
    permission: 'signed-in',
    params: byId,
    response: Operation,
    handle: (ctx, { params }) => getOperation(ctx, params),
  }),

  'GET /api/operations/:id/events': route({
    summary: 'O andamento de uma operação, em eventos (server-sent events), até terminar',
    permission: 'signed-in',
    params: byId,
    response: 'events',
    handle: (ctx, { params }) => watchOperation(ctx, { ...params, show: (one) => shown(ctx, one) }),
  }),

  'POST /api/operations/:id/cancel': route({
    summary: 'Pede que uma operação pare: o que já foi feito fica',
    permission: 'signed-in',
    params: byId,
    response: Operation,
    handle: (ctx, { params }) => cancelOperation(ctx, params),
  }),
}
