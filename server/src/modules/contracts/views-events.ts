import { type Selectable, sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'

export type NamedEvent = Selectable<DB['contracts.events']> & {
  actorName: string | null
  fromName: string | null
  toName: string | null
}

/** What the ids of plan versions, portadores and addresses name; a value that is no id names nothing. */
const nameOf = (value: 'from_value' | 'to_value') => {
  const column = sql.ref(`e.${value}`)
  return sql`case e.kind
    when 'plan' then (select p.name from plans.versions v join plans.plans p on p.id = v.plan_id
      where v.company_id = e.company_id and v.id::text = ${column})
    when 'account' then (select a.name from company.accounts a where a.company_id = e.company_id and a.id::text = ${column})
    when 'installation-address' then (select d.street || ', ' || d.street_number from clients.addresses d
      where d.company_id = e.company_id and d.id::text = ${column})
  end`
}

/** A contract's events with their names, from the newest or the oldest, beginning after `after`. */
export const selectEvents = async (
  ctx: Ctx,
  {
    contractId,
    after = null,
    isDescending,
    limit,
  }: { contractId: string; after?: string | null | undefined; isDescending: boolean; limit: number },
): Promise<NamedEvent[]> => {
  const { rows } = await sql<NamedEvent>`
    select e.*, u.name as actor_name, ${nameOf('from_value')} as from_name, ${nameOf('to_value')} as to_name
    from (select * from contracts.events where company_id = ${ctx.companyId} and contract_id = ${contractId}
      and (${after}::uuid is null or ${isDescending ? sql`id < ${after}` : sql`id > ${after}`})
      order by id ${isDescending ? sql`desc` : sql`asc`} limit ${limit}) e
    left join access.users u on u.id::text = e.actor_id
    order by e.id ${isDescending ? sql`desc` : sql`asc`}`.execute(ctx.db)
  return rows
}
