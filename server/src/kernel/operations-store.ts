import { sql, type Selectable } from 'kysely'
import type { Ctx } from './context.ts'
import type { DB } from './db.types.ts'

export type OperationRow = Selectable<DB['kernel.operations']>

type Found = OperationRow & { isAbandoned: boolean }

/** Open, and no job left that could go on with it: the queue gave up after its retries. */
const abandoned = sql<boolean>`(o.state in ('queued', 'running') and not exists (
  select from pgboss.job j where j.name = o.kind and j.data->'payload'->>'operationId' = o.id::text and j.state in ('created', 'retry', 'active')))`

const gaveUp = {
  status: 500,
  code: 'operation-abandoned',
  detail: 'O trabalho falhou todas as vezes em que foi tentado. Veja “Tarefas com falha” e tente de novo.',
}

/** Gives false when one of this kind is open already. */
export async function insertOperation(
  ctx: Ctx,
  { id, kind, permission, input }: { id: string; kind: string; permission: string; input: unknown },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into kernel.operations (id, company_id, kind, permission, input, started_by, started_by_name, created_at)
    values (${id}, ${ctx.companyId}, ${kind}, ${permission}, ${JSON.stringify(input)}::jsonb, ${ctx.actor.id}, ${ctx.actor.name}, ${ctx.now})
    on conflict (company_id, kind) where state in ('queued', 'running') do nothing`.execute(ctx.db)
  return numAffectedRows === 1n
}

/** The open one of a kind, and whether it was started with this input. */
export async function findOpen(ctx: Ctx, kind: string, input: unknown) {
  const { rows } = await sql<{ id: string; isSame: boolean }>`
    select id, input = ${JSON.stringify(input)}::jsonb as is_same from kernel.operations
    where company_id = ${ctx.companyId} and kind = ${kind} and state in ('queued', 'running')`.execute(ctx.db)
  return rows[0]
}

export async function findOperation(ctx: Ctx, id: string): Promise<Found | undefined> {
  const { rows } = await sql<Found>`select o.*, ${abandoned} as is_abandoned from kernel.operations o
    where o.company_id = ${ctx.companyId} and o.id = ${id}`.execute(ctx.db)
  return rows[0]
}

export async function listRows(
  ctx: Ctx,
  query: { kind: string | undefined; state: string | undefined; before: string | undefined; limit: number },
): Promise<OperationRow[]> {
  const { kind = null, state = null, before = null, limit } = query
  const { rows } = await sql<OperationRow>`select o.* from kernel.operations o
    where o.company_id = ${ctx.companyId} and o.permission = any(${[...ctx.actor.permissions]}::text[])
      and (${kind}::text is null or o.kind = ${kind}) and (${before}::uuid is null or o.id < ${before})
      and case when ${state}::text is null then true when ${state} = 'open' then o.state in ('queued', 'running') and not ${abandoned}
        else o.state::text = ${state} end
    order by o.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

/** Ends those that nobody will go on with, so that another may be started. */
export const failAbandoned = (ctx: Ctx, kind: string) =>
  sql`update kernel.operations o set state = 'failed', finished_at = ${ctx.now}, problem = coalesce(o.problem, ${JSON.stringify(gaveUp)}::jsonb)
    where o.company_id = ${ctx.companyId} and o.kind = ${kind} and ${abandoned}`.execute(ctx.db)

export const askToCancel = (ctx: Ctx, id: string) =>
  sql`update kernel.operations set cancel_asked_at = coalesce(cancel_asked_at, ${ctx.now}),
      finished_at = case when state = 'queued' then ${ctx.now}::timestamptz end,
      state = case when state = 'queued' then 'cancelled' else state end
    where company_id = ${ctx.companyId} and id = ${id} and state in ('queued', 'running')`.execute(ctx.db)

/** Takes it up; undefined when it is over. A failed one goes on when its job is sent again and no other is open. */
export async function beginOperation(ctx: Ctx, id: string): Promise<OperationRow | undefined> {
  const { rows } = await sql<OperationRow>`
    update kernel.operations o set state = 'running', started_at = coalesce(started_at, ${ctx.now}), finished_at = null, problem = null
    where company_id = ${ctx.companyId} and id = ${id} and (state in ('queued', 'running') or state = 'failed' and not exists (
      select from kernel.operations p where p.company_id = o.company_id and p.kind = o.kind and p.state in ('queued', 'running')))
    returning *`.execute(ctx.db)
  return rows[0]
}

/** Writes how far it is; gives whether somebody asked to stop. */
export async function saveProgress(
  ctx: Ctx,
  id: string,
  { done, total, phase }: { done: number; total: number; phase: string },
): Promise<boolean> {
  const { rows } = await sql<{ isCancelAsked: boolean }>`
    update kernel.operations set done_count = ${done}, total_count = ${total}, phase = ${phase}
    where company_id = ${ctx.companyId} and id = ${id} returning cancel_asked_at is not null as is_cancel_asked`.execute(
    ctx.db,
  )
  return rows[0]?.isCancelAsked === true
}

type End = { state: 'done'; result: unknown } | { state: 'failed'; problem: unknown } | { state: 'cancelled' }

export const endOperation = (ctx: Ctx, id: string, at: Date, end: End) =>
  sql`update kernel.operations set state = ${end.state}::kernel.operation_state, finished_at = ${at},
      result = ${end.state === 'done' ? JSON.stringify(end.result ?? {}) : null}::jsonb,
      problem = ${end.state === 'failed' ? JSON.stringify(end.problem) : null}::jsonb
    where company_id = ${ctx.companyId} and id = ${id}`.execute(ctx.db)

/** It broke and will be tried again: what happened is told meanwhile. */
export const noteProblem = (ctx: Ctx, id: string, problem: unknown) =>
  sql`update kernel.operations set problem = ${JSON.stringify(problem)}::jsonb where company_id = ${ctx.companyId} and id = ${id}`.execute(
    ctx.db,
  )
