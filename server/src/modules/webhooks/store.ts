import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'

export type EndpointRow = {
  id: string
  name: string
  url: string
  events: string[]
  isActive: boolean
  previousUntil: Date | null
  createdAt: Date
  version: number
  waitingCount: number
  deadCount: number
  lastDeliveredAt: Date | null
}

const columns = sql`e.id, e.name, e.url, e.events, e.is_active, e.previous_until, e.created_at, e.version,
  d.waiting_count, d.dead_count, d.last_delivered_at`
const from = sql`webhooks.endpoints e cross join lateral (
  select count(*) filter (where d.state = 'waiting')::int as waiting_count, count(*) filter (where d.state = 'dead')::int as dead_count,
    max(d.delivered_at) as last_delivered_at
  from webhooks.deliveries d where d.endpoint_id = e.id) d`

export async function listEndpointRows(
  ctx: Ctx,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<EndpointRow[]> {
  const { rows } = await sql<EndpointRow>`select ${columns} from ${from}
    where e.company_id = ${ctx.companyId} and (${before ?? null}::uuid is null or e.id < ${before ?? null})
    order by e.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

export async function findEndpoint(ctx: Ctx, id: string): Promise<EndpointRow | undefined> {
  const { rows } = await sql<EndpointRow>`
    select ${columns} from ${from} where e.id = ${id} and e.company_id = ${ctx.companyId}`.execute(ctx.db)
  return rows[0]
}

export async function lockEndpoint(ctx: Ctx, id: string): Promise<EndpointRow | undefined> {
  await sql`select 1 from webhooks.endpoints where id = ${id} and company_id = ${ctx.companyId} for update`.execute(
    ctx.db,
  )
  return await findEndpoint(ctx, id)
}

type Content = Pick<EndpointRow, 'name' | 'url' | 'events'>

export async function insertEndpoint(ctx: Ctx, { name, url, events }: Content, secretSealed: string): Promise<string> {
  const id = newId()
  await sql`insert into webhooks.endpoints (id, company_id, name, url, events, secret_sealed, created_at, created_by, updated_at)
    values (${id}, ${ctx.companyId}, ${name}, ${url}, ${events}, ${secretSealed}, ${ctx.now}, ${ctx.actor.id}, ${ctx.now})`.execute(
    ctx.db,
  )
  return id
}

export async function updateEndpoint(
  ctx: Ctx,
  { id, name, url, events, isActive }: Content & { id: string; isActive: boolean },
): Promise<void> {
  await sql`update webhooks.endpoints set name = ${name}, url = ${url}, events = ${events}, is_active = ${isActive},
      updated_at = ${ctx.now}, version = version + 1
    where id = ${id} and company_id = ${ctx.companyId}`.execute(ctx.db)
}

/** The new secret signs from now on; the present one beside it until `previousUntil`. False: no such endpoint. */
export async function changeSecret(
  ctx: Ctx,
  { id, secretSealed, previousUntil }: { id: string; secretSealed: string; previousUntil: Date },
): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update webhooks.endpoints set previous_secret_sealed = secret_sealed, previous_until = ${previousUntil}, secret_sealed = ${secretSealed},
      updated_at = ${ctx.now}, version = version + 1
    where id = ${id} and company_id = ${ctx.companyId}`.execute(ctx.db)
  return numAffectedRows > 0n
}

export type Target = { url: string; secretSealed: string; previousSecretSealed: string | null }

/** Where to send, and what to sign with now. */
export async function findTarget(ctx: Ctx, id: string): Promise<Target | undefined> {
  const { rows } = await sql<Target>`
    select url, secret_sealed, case when previous_until > ${ctx.now} then previous_secret_sealed end as previous_secret_sealed
    from webhooks.endpoints where id = ${id} and company_id = ${ctx.companyId} and is_active`.execute(ctx.db)
  return rows[0]
}
