import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'

type SessionFilter = {
  limit: number
  contractId?: string | undefined
  loginId?: string | undefined
  nasId?: string | undefined
  username?: string | undefined
}

/** Live sessions by user name. */
export const listOpen = (
  ctx: Ctx,
  { limit, after, ...filter }: SessionFilter & { after: readonly [string, string] | undefined },
) =>
  ctx.db
    .selectFrom('radius.sessionsOpen')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where(matching(filter))
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(username, id) > (${after?.[0]}, ${after?.[1]})`))
    .orderBy('username')
    .orderBy('id')
    .limit(limit)
    .execute()

type ClosedFilter = SessionFilter & {
  before: readonly [string, string] | undefined
  from?: string | undefined
  until?: string | undefined
}

/** Ended sessions, latest first; `from` and `until` bound the end. */
export const listClosed = (ctx: Ctx, { limit, before, from, until, ...filter }: ClosedFilter) =>
  ctx.db
    .selectFrom('radius.sessionsClosed')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where(matching(filter))
    .$if(from !== undefined, (query) => query.where('stoppedAt', '>=', new Date(from ?? '')))
    .$if(until !== undefined, (query) => query.where('stoppedAt', '<', new Date(until ?? '')))
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(stopped_at, id) < (${before?.[0]}, ${before?.[1]})`),
    )
    .orderBy('stoppedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

function matching({ contractId, loginId, nasId, username }: Omit<SessionFilter, 'limit'>) {
  const conditions = [
    ...(contractId === undefined ? [] : [sql<boolean>`contract_id = ${contractId}`]),
    ...(loginId === undefined ? [] : [sql<boolean>`login_id = ${loginId}`]),
    ...(nasId === undefined ? [] : [sql<boolean>`nas_id = ${nasId}`]),
    ...(username === undefined ? [] : [sql<boolean>`lower(username) = ${username.toLowerCase()}`]),
    sql<boolean>`true`,
  ]
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}

export type Holder = {
  sessionId: string
  username: string
  contractId: string | null
  nasId: string
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
  const closed = (column: string) => sql`
    select ${columns}, stopped_at, is_inferred from radius.sessions_closed
    where company_id = ${ctx.companyId} and ${sql.ref(column)} >>= ${address}::inet and tstzrange(started_at, stopped_at, '[]') @> ${at}::timestamptz`
  const { rows } = await sql<Holder>`
    select ${columns}, null::timestamptz as stopped_at, false as is_inferred from radius.sessions_open
      where company_id = ${ctx.companyId} and started_at <= ${at} and ${held}
    union ${closed('ipv4')} union ${closed('wan_ipv6_prefix')} union ${closed('delegated_ipv6_prefix')}
    order by started_at limit 100`.execute(ctx.db)
  return rows
}

type LogFilter = { limit: number; before: number | undefined }

/** The login log, latest first. */
export const listLog = (
  ctx: Ctx,
  {
    limit,
    before,
    username,
    isAccepted,
  }: LogFilter & { username?: string | undefined; isAccepted?: boolean | undefined },
) =>
  ctx.db
    .selectFrom('radius.authLog')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .$if(username !== undefined, (query) => query.where('username', '=', username?.toLowerCase() ?? ''))
    .$if(isAccepted !== undefined, (query) => query.where('isAccepted', '=', isAccepted ?? true))
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? 0))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** CoA and Disconnect attempts, latest first. */
export const listAttempts = (
  ctx: Ctx,
  {
    limit,
    before,
    contractId,
    nasId,
  }: { limit: number; before: string | undefined; contractId?: string | undefined; nasId?: string | undefined },
) =>
  ctx.db
    .selectFrom('radius.accessAttempts')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .$if(contractId !== undefined, (query) => query.where('contractId', '=', contractId ?? ''))
    .$if(nasId !== undefined, (query) => query.where('nasId', '=', nasId ?? ''))
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

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
