import { sql, type Selectable } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'
import { readNetworkTerm } from './read-network-term.ts'

export type Holder = {
  sessionId: string
  username: string
  contractId: string | null
  contractNumber: number | null
  clientName: string | null
  nasId: string
  nasName: string
  mac: string | null
  ipv4: string | null
  wanIpv6Prefix: string | null
  delegatedIpv6Prefix: string | null
  startedAt: Date
  stoppedAt: Date | null
  isInferred: boolean
}

/** Every session of the company that had `address` (or the prefix around it) at `at`, live ones included. */
export async function listHolders(ctx: Ctx, address: string, at: Date): Promise<Holder[]> {
  const held = sql`(ipv4 = ${address}::inet or wan_ipv6_prefix >>= ${address}::inet or delegated_ipv6_prefix >>= ${address}::inet)`
  const columns = sql`id as session_id, username, contract_id, nas_id, mac, host(ipv4) as ipv4, wan_ipv6_prefix, delegated_ipv6_prefix, started_at`
  const closed = sql`select ${columns}, stopped_at, is_inferred from radius.sessions_closed where company_id = ${ctx.companyId}`
  const byPrefix = (column: string) => sql`
    ${closed} and ${sql.ref(column)} >>= ${address}::inet and tstzrange(started_at, stopped_at, '[]') @> ${at}::timestamptz`
  const { rows } = await sql<Holder>`
    select h.*, n.name as nas_name, c.number as contract_number, p.name as client_name from (
      select ${columns}, null::timestamptz as stopped_at, false as is_inferred from radius.sessions_open
        where company_id = ${ctx.companyId} and started_at <= ${at} and ${held}
      union ${closed} and ipv4 = ${address}::inet and stopped_at >= ${at} and started_at <= ${at}
    union ${byPrefix('wan_ipv6_prefix')} union ${byPrefix('delegated_ipv6_prefix')}
    ) h
    join radius.nas n on n.id = h.nas_id
    left join contracts.contracts c on c.id = h.contract_id
    left join clients.clients p on p.id = c.client_id
    order by h.started_at limit 100`.execute(ctx.db)
  return rows
}

type LogFilter = { limit: number; before: number | undefined }
type Named = { nasName: string | null }

/** The login log, latest first. `search` is a whole user name or a MAC. */
export async function listLog(
  ctx: Ctx,
  {
    limit,
    before,
    username,
    loginId,
    nasId,
    isAccepted,
    search,
  }: LogFilter & {
    username?: string | undefined
    loginId?: string | undefined
    nasId?: string | undefined
    isAccepted?: boolean | undefined
    search?: string | undefined
  },
) {
  const term = search === undefined ? undefined : readNetworkTerm(search)
  const who = term && 'username' in term ? term.username : username?.toLowerCase()
  const { rows } = await sql<Selectable<DB['radius.authLog']> & Named>`
    select a.*, n.name as nas_name from radius.auth_log a left join radius.nas n on n.id = a.nas_id
    where a.company_id = ${ctx.companyId}
      ${who === undefined ? sql`` : sql`and a.username = ${who}`}
      ${term && 'mac' in term ? sql`and a.mac = ${term.mac}::macaddr` : sql``}
      ${term && 'address' in term ? sql`and a.nas_address = ${term.address}::inet` : sql``}
      ${loginId === undefined ? sql`` : sql`and a.login_id = ${loginId}`}
      ${nasId === undefined ? sql`` : sql`and a.nas_id = ${nasId}`}
      ${isAccepted === undefined ? sql`` : sql`and a.is_accepted = ${isAccepted}`}
      ${before === undefined ? sql`` : sql`and a.id < ${before}`}
    order by a.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

type AttemptRow = Selectable<DB['radius.accessAttempts']>
type AttemptFilter = {
  limit: number
  before: string | undefined
  contractId?: string | undefined
  loginId?: string | undefined
  nasId?: string | undefined
  outcome?: AttemptRow['outcome'] | undefined
}

/** CoA and Disconnect attempts, latest first. */
export async function listAttempts(ctx: Ctx, { limit, before, contractId, loginId, nasId, outcome }: AttemptFilter) {
  const { rows } = await sql<AttemptRow & { nasName: string; contractNumber: number | null }>`
    select a.*, n.name as nas_name, c.number as contract_number
    from radius.access_attempts a
    join radius.nas n on n.id = a.nas_id
    left join contracts.contracts c on c.id = a.contract_id
    where a.company_id = ${ctx.companyId}
      ${contractId === undefined ? sql`` : sql`and a.contract_id = ${contractId}`}
      ${loginId === undefined ? sql`` : sql`and a.login_id = ${loginId}`}
      ${nasId === undefined ? sql`` : sql`and a.nas_id = ${nasId}`}
      ${outcome === undefined ? sql`` : sql`and a.outcome = ${outcome}`}
      ${before === undefined ? sql`` : sql`and a.id < ${before}`}
    order by a.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

/** Accounting records that no table could take, latest first. */
export const listRejects = (ctx: Ctx, { limit, before }: LogFilter) =>
  ctx.db
    .selectFrom('radius.accountingRejects')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? 0))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
