import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { FactPlace } from '#kernel/events'
import { newId } from '#kernel/ids'
import type { Message } from './rules/catalogue.ts'

/** A message for every endpoint of the company that wants it (or for one); gives the endpoints. */
export async function insertDeliveries(
  { db, companyId, now }: Pick<FactPlace, 'db' | 'companyId' | 'now'>,
  type: string,
  messages: readonly Message[],
  only?: string,
): Promise<string[]> {
  const objects = messages.map(({ objectId }) => objectId)
  const data = messages.map((message) => JSON.stringify(message.data))
  const wants = only === undefined ? sql`${type} = any (e.events)` : sql`e.id = ${only}`
  const { rows } = await sql<{ endpointId: string }>`
    with made as (
      insert into webhooks.deliveries (id, company_id, endpoint_id, event, object_id, data, created_at, next_attempt_at)
      select kernel.uuid_v7(), e.company_id, e.id, ${type}, o.object_id, o.data::jsonb, ${now}, ${now}
      from webhooks.endpoints e cross join unnest(${objects}::text[], ${data}::text[]) with ordinality o (object_id, data, at)
      where e.company_id = ${companyId} and e.is_active and ${wants}
      order by o.at
      returning endpoint_id
    ) select distinct endpoint_id from made`.execute(db)
  return rows.map(({ endpointId }) => endpointId)
}

export type DeliveryRow = {
  id: string
  endpointId: string
  event: string
  objectId: string
  data: unknown
  state: 'waiting' | 'delivered' | 'dead'
  createdAt: Date
  nextAttemptAt: Date
  attemptCount: number
  deliveredAt: Date | null
  lastError: string | null
  seq: number
}

const columns = sql`d.id, d.endpoint_id, d.event, d.object_id, d.data, d.state, d.created_at, d.next_attempt_at, d.attempt_count,
  d.delivered_at, d.last_error, d.seq`

/** Longer than one try can take. */
const leaseMs = 30_000

/** Takes what is due, oldest first; of an object nothing while something earlier waits. What a dead process took is free after half a minute. */
export async function takeDue(
  ctx: Ctx,
  { endpointId, lease, limit }: { endpointId: string; lease: string; limit: number },
): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    with due as (
      select d.id from webhooks.deliveries d
      where d.endpoint_id = ${endpointId} and d.company_id = ${ctx.companyId} and d.state = 'waiting' and d.next_attempt_at <= ${ctx.now}
        and (d.leased_until is null or d.leased_until <= ${ctx.now})
        and not exists (select 1 from webhooks.deliveries e
          where e.endpoint_id = d.endpoint_id and e.object_id = d.object_id and e.state = 'waiting' and e.seq < d.seq)
      order by d.seq limit ${limit} for update of d skip locked
    )
    update webhooks.deliveries d set lease = ${lease}, leased_until = ${new Date(ctx.now.getTime() + leaseMs)}
    from due where d.id = due.id returning ${columns}`.execute(ctx.db)
  return rows.toSorted((a, b) => a.seq - b.seq)
}

export type Outcome = { status: number | null; durationMs: number; error: string | null }

/** Keeps an attempt. Nothing happens to a delivery that another process took meanwhile, or that was acknowledged. */
export const keepAttempt = (
  ctx: Ctx,
  { id, lease }: { id: string; lease: string },
  { status, durationMs, error }: Outcome,
  next: { state: 'delivered' } | { state: 'dead' } | { state: 'waiting'; nextAttemptAt: Date },
): Promise<void> =>
  ctx.transaction(async (ctx) => {
    const nextAttemptAt = next.state === 'waiting' ? next.nextAttemptAt : ctx.now
    await sql`update webhooks.deliveries set state = ${next.state}, attempt_count = attempt_count + 1, next_attempt_at = ${nextAttemptAt},
        delivered_at = ${next.state === 'delivered' ? ctx.now : null}, last_error = ${error}, lease = null, leased_until = null
      where id = ${id} and company_id = ${ctx.companyId} and lease = ${lease} and state = 'waiting'`.execute(ctx.db)
    await sql`insert into webhooks.attempts (id, delivery_id, at, status, duration_ms, error)
      values (${newId()}, ${id}, ${ctx.now}, ${status}, ${durationMs}, ${error})`.execute(ctx.db)
  })

/** Endpoints that have something due. */
export async function findDueEndpoints(ctx: Ctx): Promise<string[]> {
  const { rows } = await sql<{ endpointId: string }>`
    select e.id as endpoint_id from webhooks.endpoints e where e.company_id = ${ctx.companyId} and e.is_active and exists (
      select 1 from webhooks.deliveries d where d.endpoint_id = e.id and d.state = 'waiting' and d.next_attempt_at <= ${ctx.now})`.execute(
    ctx.db,
  )
  return rows.map(({ endpointId }) => endpointId)
}

type Filter = {
  endpointId: string
  before: number | undefined
  limit: number
  state: string | undefined
  event: string | undefined
}

export async function listDeliveryRows(ctx: Ctx, filter: Filter): Promise<DeliveryRow[]> {
  const { endpointId, before = null, limit, state = null, event = null } = filter
  const { rows } = await sql<DeliveryRow>`select ${columns} from webhooks.deliveries d
    where d.endpoint_id = ${endpointId} and d.company_id = ${ctx.companyId} and (${before}::bigint is null or d.seq < ${before})
      and (${state}::text is null or d.state = ${state}) and (${event}::text is null or d.event = ${event})
    order by d.seq desc limit ${limit}`.execute(ctx.db)
  return rows
}

export async function findDelivery(ctx: Ctx, id: string): Promise<DeliveryRow | undefined> {
  const { rows } = await sql<DeliveryRow>`
    select ${columns} from webhooks.deliveries d where d.id = ${id} and d.company_id = ${ctx.companyId}`.execute(ctx.db)
  return rows[0]
}

export async function listAttempts(ctx: Ctx, deliveryId: string): Promise<(Outcome & { at: Date })[]> {
  const { rows } = await sql<Outcome & { at: Date }>`
    select at, status, duration_ms, error from webhooks.attempts where delivery_id = ${deliveryId} order by at, id limit 200`.execute(
    ctx.db,
  )
  return rows
}

/** Makes deliveries wait again as if they had never been sent, by id or of an endpoint, since an instant or only the dead. Gives how many. */
export async function reviveDeliveries(
  ctx: Ctx,
  which: { id: string } | { endpointId: string; since: Date | undefined; onlyDead: boolean },
): Promise<number> {
  const isIt =
    'id' in which
      ? sql`id = ${which.id}`
      : sql`endpoint_id = ${which.endpointId} and (${which.since ?? null}::timestamptz is null or created_at >= ${which.since ?? null})
        and (state = 'dead' or not ${which.onlyDead})`
  const { numAffectedRows = 0n } = await sql`
    update webhooks.deliveries set state = 'waiting', attempt_count = 0, next_attempt_at = ${ctx.now}, delivered_at = null
    where company_id = ${ctx.companyId} and ${isIt} and state <> 'waiting'`.execute(ctx.db)
  return Number(numAffectedRows)
}

const keptMs = 30 * 86_400_000

export const deleteOldDeliveries = async (ctx: Ctx): Promise<void> => {
  await sql`delete from webhooks.deliveries where company_id = ${ctx.companyId} and state <> 'waiting'
    and created_at < ${new Date(ctx.now.getTime() - keptMs)}`.execute(ctx.db)
}
