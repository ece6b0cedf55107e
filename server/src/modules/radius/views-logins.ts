import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { readNetworkTerm } from './read-network-term.ts'
import { loginColumns, nasColumns, type LoginRow, type NasRow } from './store.ts'

type AccessState = 'awaiting' | 'allowed' | 'reduced' | 'blocked_auto' | 'blocked_manual' | 'off'
export type ListedLogin = LoginRow & {
  contractNumber: number
  clientId: string
  clientName: string
  accessState: AccessState
  openSessionCount: number
}
export type LoginFile = ListedLogin & {
  accessReason: string
  accessSince: Date | null
  planName: string
  downKbps: number
  upKbps: number
  nasLockName: string | null
  verdict: 'refuse' | 'garden' | 'open'
  verdictReason: string
}

const countSessions = (column: string) =>
  sql<number>`(select count(*)::int from radius.sessions_open s where s.${sql.ref(column)} = x.id)`

const ownedLogins = (ctx: Ctx) =>
  ctx.db
    .selectFrom('radius.logins as x')
    .innerJoin('contracts.contracts as c', 'c.id', 'x.contractId')
    .innerJoin('clients.clients as p', 'p.id', 'c.clientId')
    .where('x.companyId', '=', ctx.companyId)
    .select(loginColumns.map((column) => `x.${column}` as const))
    .select(['c.number as contractNumber', 'c.clientId', 'p.name as clientName', 'c.accessState'])
    .select(countSessions('login_id').as('openSessionCount'))

export type LoginQuery = {
  limit: number
  after: string | undefined
  contractId?: string | undefined
  username?: string | undefined
  search?: string | undefined
}

/** By user name; `username` gives those that begin with it, `search` those that hold it, or its address or MAC. */
export const listLogins = (
  ctx: Ctx,
  { limit, after, contractId, username, search }: LoginQuery,
): Promise<ListedLogin[]> =>
  ownedLogins(ctx)
    .$if(contractId !== undefined, (query) => query.where('x.contractId', '=', contractId ?? ''))
    .$if(username !== undefined, (query) =>
      query.where(sql<boolean>`starts_with(x.username, ${username?.toLowerCase()})`),
    )
    .$if(search !== undefined, (query) => query.where(holding(search ?? '')))
    .$if(after !== undefined, (query) => query.where('x.username', '>', after ?? ''))
    .orderBy('x.username')
    .limit(limit)
    .execute()

function holding(search: string) {
  const term = readNetworkTerm(search)
  if ('address' in term)
    return sql<boolean>`(x.fixed_ipv4 = ${term.address}::inet or x.wan_ipv6_prefix >>= ${term.address}::inet or x.delegated_ipv6_prefix >>= ${term.address}::inet)`
  if ('mac' in term) return sql<boolean>`x.mac_lock = ${term.mac}::macaddr`
  return sql<boolean>`position(${term.username} in x.username) > 0`
}

/** A login with whose it is, its plan, and what the next login is answered: by the very function that answers it. */
export const findLoginFile = (ctx: Ctx, id: string): Promise<LoginFile | undefined> =>
  ownedLogins(ctx)
    .innerJoin('plans.versions as v', 'v.id', 'c.planVersionId')
    .innerJoin('plans.plans as q', 'q.id', 'v.planId')
    .leftJoin('radius.nas as n', 'n.id', 'x.nasLockId')
    .where('x.id', '=', id)
    .select([
      'c.accessReason',
      'c.accessSince',
      'q.name as planName',
      'v.downKbps',
      'v.upKbps',
      'n.name as nasLockName',
    ])
    .select(sql<LoginFile['verdict']>`(aaa.profile_of(x.id, null)).verdict`.as('verdict'))
    .select(sql<string>`(aaa.profile_of(x.id, null)).reason`.as('verdictReason'))
    .executeTakeFirst()

/** Routers in order of registration, with how many are connected by each. */
export const listNas = (
  ctx: Ctx,
  { limit, after }: { limit: number; after: string | undefined },
): Promise<(NasRow & { openSessionCount: number })[]> =>
  ctx.db
    .selectFrom('radius.nas as x')
    .select(nasColumns.map((column) => `x.${column}` as const))
    .select(countSessions('nas_id').as('openSessionCount'))
    .where('x.companyId', '=', ctx.companyId)
    .$if(after !== undefined, (query) => query.where('x.id', '>', after ?? ''))
    .orderBy('x.id')
    .limit(limit)
    .execute()
