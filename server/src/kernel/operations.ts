import { z } from 'zod'
import type { Ctx } from './context.ts'
import { conflict, forbidden, notFound } from './errors.ts'
import { newId } from './ids.ts'
import { job, type Job } from './jobs.ts'
import {
  askToCancel,
  failAbandoned,
  findOpen,
  findOperation,
  insertOperation,
  listRows,
  type OperationRow,
} from './operations-store.ts'
import { decodeCursor, toPage } from './paging.ts'
import { runOperation, type OperationWork } from './run-operation.ts'
import { Id } from './values.ts'

export type Operation = OperationRow
export { unwatched, type Progress } from './run-operation.ts'

/** Long work as data: `kind` is its job's name, `permission` who may start, watch and cancel it. */
export type OperationKind<S extends z.ZodType = z.ZodType> = {
  kind: string
  permission: string
  /** How a person calls it, pt-BR: “O faturamento”. */
  label: string
  input: S
  job: Job
}

/**
 * Declares an operation. `run` is a use case that may be killed and begun again with the same input; what it gives is kept as the
 * operation's result. An AppError ends it as failed; any other error is tried again like that of every job.
 */
export const operation = <S extends z.ZodType>(
  definition: Omit<OperationKind<S>, 'job'> & { run: OperationWork<z.output<S>> },
): OperationKind<S> => {
  const { run, ...kind } = definition
  return {
    ...kind,
    job: job({
      name: kind.kind,
      payload: z.object({ operationId: Id }),
      concurrency: 1,
      run: (ctx, { operationId }) =>
        runOperation(ctx, operationId, (on, input, progress) => run(on, kind.input.parse(input), progress)),
    }),
  }
}

/**
 * Starts an operation: its row and its job exist together or not at all. While one of its kind is open in the company a second start
 * with the same input gives that one, so that a double click starts nothing twice; 409 `operation-running` with its id when the input differs.
 */
export const startOperation = <S extends z.ZodType>(
  ctx: Ctx,
  { kind, permission, label }: OperationKind<S>,
  input: z.input<S>,
): Promise<{ operationId: string }> =>
  ctx.transaction(async (ctx) => {
    await failAbandoned(ctx, kind)
    const id = newId()
    if (await insertOperation(ctx, { id, kind, permission, input })) {
      await ctx.enqueue(kind, { operationId: id })
      return { operationId: id }
    }
    const open = await findOpen(ctx, kind, input)
    if (open?.isSame) return { operationId: open.id }
    const detail = `${label} já está em andamento, com outros dados. Espere terminar ou cancele.`
    throw conflict('operation-running', detail, { operationId: open?.id })
  })

/** An operation that the actor may watch. 404 when unknown here, 403 without the permission of its kind. */
export async function getOperation(ctx: Ctx, { id }: { id: string }): Promise<Operation> {
  const row = await findOperation(ctx, id)
  if (!row) throw notFound('operation', 'Operação', id)
  if (!ctx.actor.permissions.has(row.permission)) throw forbidden(row.permission)
  const { isAbandoned, ...operation } = row
  if (!isAbandoned) return operation
  await failAbandoned(ctx, operation.kind)
  return await getOperation(ctx, { id })
}

/** `open`: those that wait or run. */
export type OperationFilter = {
  kind?: string | undefined
  state?: OperationRow['state'] | 'open' | undefined
  limit: number
  cursor?: string | undefined
}

/** The operations that the actor may watch, newest first. */
export async function listOperations(ctx: Ctx, { kind, state, limit, cursor }: OperationFilter) {
  const [before] = decodeCursor(z.tuple([Id]), cursor) ?? []
  return toPage(await listRows(ctx, { kind, state, before, limit: limit + 1 }), limit, (row) => [row.id])
}

/** Asks an operation to stop: one that waits never begins, one that runs stops at its next step. One that ended stays as it is. */
export async function cancelOperation(ctx: Ctx, { id }: { id: string }): Promise<Operation> {
  await getOperation(ctx, { id })
  await askToCancel(ctx, id)
  return await getOperation(ctx, { id })
}
