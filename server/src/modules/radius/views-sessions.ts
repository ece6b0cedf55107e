import { sql, type Selectable } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'
import { readNetworkTerm } from './read-network-term.ts'

type SessionFilter = {
  limit: number
  contractId?: string | undefined
  loginId?: string | undefined
  nasId?: string | undefined
  username?: string | undefined
  search?: string | undefined
}

/** With the router's name and whose session it is, for people. */
type Named = { nasName: string; contractNumber: number | null; clientName: string | null }
export type OpenSessionRow = Selectable<DB['radius.sessionsOpen']> & Named
export type ClosedSessionRow = Selectable<DB['radius.sessionsClosed']> & Named

const names = sql`coalesce(n.name, host(s.nas_address)) as nas_name, c.number as contract_number, p.name as client_name`
const owners = sql`
  left join radius.nas n on n.id = s.nas_id
  left join contracts.contracts c on c.id = s.contract_id
  left join clients.clients p on p.id = c.client_id`

/** Live sessions by user name. */
export async function listOpen(
  ctx: Ctx,
  { limit, after, search, ...filter }: SessionFilter & { after: readonly [string, string] | undefined },
): Promise<OpenSessionRow[]> {
  const { rows } = await sql<OpenSessionRow>`
    select s.*, ${names} from radius.sessions_open s ${owners}
    where s.company_id = ${ctx.companyId} ${matching(filter)} ${holding(search, 'part')}
      ${after === undefined ? sql`` : sql`and (s.username, s.id) > (${after[0]}, ${after[1]}::uuid)`}
    order by s.username, s.id limit ${limit}`.execute(ctx.db)
  return rows
}

type ClosedFilter = SessionFilter & {
  before: readonly [string, string] | undefined
  from?: string | undefined
  until?: string | undefined
}

/** Ended sessions, latest first; `from` and `until` bound the end. A user name is looked for whole: the history is long. */
export async function listClosed(
  ctx: Ctx,
  { limit, before, from, until, search, ...filter }: ClosedFilter,
): Promise<ClosedSessionRow[]> {
  const { rows } = await sql<ClosedSessionRow>`
    select s.*, ${names} from radius.sessions_closed s ${owners}
    where s.company_id = ${ctx.companyId} ${matching(filter)} ${holding(search, 'whole')}
      ${from === undefined ? sql`` : sql`and s.stopped_at >= ${new Date(from)}`}
      ${until === undefined ? sql`` : sql`and s.stopped_at < ${new Date(until)}`}
      ${before === undefined ? sql`` : sql`and (s.stopped_at, s.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`}
    order by s.stopped_at desc, s.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

function matching({ contractId, loginId, nasId, username }: Omit<SessionFilter, 'limit' | 'search'>) {
  return sql`
    ${contractId === undefined ? sql`` : sql`and s.contract_id = ${contractId}`}
    ${loginId === undefined ? sql`` : sql`and s.login_id = ${loginId}`}
    ${nasId === undefined ? sql`` : sql`and s.nas_id = ${nasId}`}
    ${username === undefined ? sql`` : sql`and lower(s.username) = ${username.toLowerCase()}`}`
}

function holding(search: string | undefined, of: 'part' | 'whole') {
  if (search === undefined) return sql``
  const term = readNetworkTerm(search)
  if ('address' in term)
    return sql`and (s.ipv4 = ${term.address}::inet or s.wan_ipv6_prefix >>= ${term.address}::inet or s.delegated_ipv6_prefix >>= ${term.address}::inet)`
  if ('mac' in term) return sql`and s.mac = ${term.mac}::macaddr`
  return of === 'part'
    ? sql`and position(${term.username} in lower(s.username)) > 0`
    : sql`and s.login_id = (select l.id from radius.logins l where l.username = ${term.username})`
}
