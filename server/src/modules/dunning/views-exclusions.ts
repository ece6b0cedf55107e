import { sql } from 'kysely'
import type { CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'

/** The contract, or the client's contracts, that dunning may reach, by id. */
export const listServedContracts = (
  ctx: Ctx,
  { contractId, clientId }: { contractId?: string | undefined; clientId?: string | undefined },
) =>
  ctx.db
    .selectFrom('contracts.contracts')
    .select(['id', 'number'])
    .where('companyId', '=', ctx.companyId)
    .where('status', 'in', ['active', 'suspended'])
    .$if(contractId !== undefined, (query) => query.where('id', '=', contractId ?? ''))
    .$if(clientId !== undefined, (query) => query.where('clientId', '=', clientId ?? ''))
    .orderBy('id')
    .execute()

const live = (ctx: Ctx) =>
  sql`o.removed_at is null and o.starts_at <= ${ctx.now} and (o.ends_at is null or o.ends_at > ${ctx.now})`

export type Guard = { id: string; contractId: string; kind: string; startsAt: Date; endsAt: Date | null }

/** The live decisions against a notice or a suspension of these contracts. */
export async function listGuards(ctx: Ctx, contractIds: readonly string[]): Promise<Guard[]> {
  const { rows } = await sql<Guard>`
    select o.id, o.contract_id, o.kind::text as kind, o.starts_at, o.ends_at from contracts.access_overrides o
    where o.company_id = ${ctx.companyId} and o.contract_id = any(${contractIds}::uuid[]) and o.kind in ('do_not_block', 'do_not_notify') and ${live(ctx)}
    order by o.id`.execute(ctx.db)
  return rows
}

export type Exclusion = {
  contractId: string
  contractNumber: number
  clientId: string
  clientName: string
  reason: string
  since: Date
  until: CivilDate | null
  createdByName: string | null
  openCents: number
}

/** Contracts guarded against both the notice and the suspension, by number, with what they owe past due. */
export async function listExclusions(
  ctx: Ctx,
  { limit, after }: { limit: number; after: number | undefined },
): Promise<Exclusion[]> {
  const { rows } = await sql<Exclusion>`
    select c.id as contract_id, c.number as contract_number, c.client_id, p.name as client_name, o.reason, o.starts_at as since,
      (least(o.ends_at, n.ends_at) at time zone y.time_zone)::date as until, u.name as created_by_name, coalesce(debt.cents, 0) as open_cents
    from contracts.access_overrides o
    join lateral (select b.ends_at from contracts.access_overrides b
      where b.contract_id = o.contract_id and b.kind = 'do_not_notify' and b.removed_at is null and (b.ends_at is null or b.ends_at > ${ctx.now}) limit 1) n on true
    join contracts.contracts c on c.id = o.contract_id
    join clients.clients p on p.id = c.client_id
    join company.companies y on y.id = o.company_id
    left join access.users u on u.id::text = o.created_by
    left join lateral (
      select sum(i.open_cents)::bigint as cents from billing.invoices i where i.contract_id = c.id and i.status = 'open' and i.due_on < ${ctx.today}
    ) debt on true
    where o.company_id = ${ctx.companyId} and o.kind = 'do_not_block' and ${live(ctx)} ${after === undefined ? sql`` : sql`and c.number > ${after}`}
    order by c.number limit ${limit}`.execute(ctx.db)
  return rows
}
