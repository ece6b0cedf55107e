import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { whereNameHolds } from '#modules/clients'
import type { ContractRow } from './store.ts'

export type ContractQuery = {
  search?: string | undefined
  clientId?: string | undefined
  number?: number | undefined
  status?: ContractRow['status'] | undefined
  accessState?: ContractRow['accessState'] | undefined
  activatedFrom?: string | undefined
  activatedUntil?: string | undefined
  endedFrom?: string | undefined
  endedUntil?: string | undefined
  inServiceOn?: string | undefined
  hasFailedSchedule?: boolean | undefined
  sort?: 'number' | '-number' | undefined
}
export type ContractNames = { clientName: string; planId: string; planName: string; monthlyCents: number }
export type ListedContract = ContractRow & ContractNames

/** With who bought what, at which monthly price. */
const namedContracts = (ctx: Ctx) =>
  ctx.db
    .selectFrom('contracts.contracts as c')
    .innerJoin('clients.clients as cl', 'cl.id', 'c.clientId')
    .innerJoin('plans.versions as v', 'v.id', 'c.planVersionId')
    .innerJoin('plans.plans as p', 'p.id', 'v.planId')
    .where('c.companyId', '=', ctx.companyId)

const names = [
  'cl.name as clientName',
  'p.id as planId',
  'p.name as planName',
  sql<number>`coalesce(c.price_cents, v.price_cents)`.as('monthlyCents'),
] as const

/** Contracts by number after `after`, in the order of `sort`. `search` is a contract's number or part of a client's name. */
export function selectContracts(
  ctx: Ctx,
  { search, clientId, number, status, accessState, sort, ...days }: ContractQuery,
  after: number | undefined,
  limit: number,
): Promise<ListedContract[]> {
  const isDescending = sort === '-number'
  let query = namedContracts(ctx).selectAll('c').select(names)
  if (after !== undefined) query = query.where('c.number', isDescending ? '<' : '>', after)
  if (search !== undefined)
    query = /^\d{1,9}$/.test(search)
      ? query.where('c.number', '=', Number(search))
      : query.where(whereNameHolds('cl.searchName', search))
  if (clientId !== undefined) query = query.where('c.clientId', '=', clientId)
  if (number !== undefined) query = query.where('c.number', '=', number)
  if (status !== undefined) query = query.where('c.status', '=', status)
  if (accessState !== undefined) query = query.where('c.accessState', '=', accessState)
  return query
    .where(inDays(days))
    .orderBy('c.number', isDescending ? 'desc' : 'asc')
    .limit(limit)
    .execute()
}

/** Service begun or ended in these days, or a scheduled action that failed. */
function inDays(days: ContractQuery) {
  const { activatedFrom, activatedUntil, endedFrom, endedUntil, inServiceOn, hasFailedSchedule } = days
  return sql<boolean>`${sql.join(
    [
      sql`true`,
      ...(activatedFrom === undefined ? [] : [sql`c.activated_on >= ${activatedFrom}`]),
      ...(activatedUntil === undefined ? [] : [sql`c.activated_on <= ${activatedUntil}`]),
      ...(endedFrom === undefined ? [] : [sql`c.ended_on >= ${endedFrom} and c.activated_on is not null`]),
      ...(endedUntil === undefined ? [] : [sql`c.ended_on <= ${endedUntil} and c.activated_on is not null`]),
      ...(inServiceOn === undefined
        ? []
        : [sql`c.activated_on <= ${inServiceOn} and (c.ended_on is null or c.ended_on > ${inServiceOn})`]),
      ...(hasFailedSchedule === true
        ? [
            sql`exists (select from contracts.scheduled_actions a where a.contract_id = c.id and a.failure is not null and a.done_at is null and a.dropped_at is null)`,
          ]
        : []),
    ],
    sql` and `,
  )}`
}

export const selectContractNames = (ctx: Ctx, id: string): Promise<ContractNames> =>
  namedContracts(ctx).where('c.id', '=', id).select(names).executeTakeFirstOrThrow()
