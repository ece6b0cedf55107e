import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { AddressRange, MacRange } from './rules/read-keys.ts'

export type FoundSession = {
  id: string
  loginId: string | null
  username: string
  mac: string | null
  address: string | null
}
type Place = { mac: MacRange | undefined; address: AddressRange | undefined }

const between = (column: RawBuilder<unknown>, { from, until }: MacRange) =>
  sql`${column} between ${from}::macaddr and ${until}::macaddr`

/** Prefixes around what is asked for, or inside of it. */
const meets = (column: RawBuilder<unknown>, { network }: AddressRange) => sql`${column} && network(${network}::inet)`

/** Live sessions of a MAC, an address or a prefix. */
export async function findSessions(ctx: Ctx, { mac, address }: Place, limit: number): Promise<FoundSession[]> {
  const mine = sql`select * from radius.sessions_open where company_id = ${ctx.companyId}`
  const ways: RawBuilder<unknown>[] = []
  if (mac) ways.push(sql`(${mine} and ${between(sql`mac`, mac)} order by mac limit ${limit})`)
  if (address?.family === 4)
    ways.push(sql`(${mine} and ipv4 <<= network(${address.network}::inet) order by ipv4 limit ${limit})`)
  else if (address)
    ways.push(
      sql`(${mine} and ${meets(sql`delegated_ipv6_prefix`, address)} limit ${limit})`,
      sql`(${mine} and ${meets(sql`wan_ipv6_prefix`, address)} limit ${limit})`,
    )
  if (ways.length === 0) return []
  const { rows } = await sql<FoundSession>`
    select distinct id, login_id, username, mac::text as mac, coalesce(host(ipv4), delegated_ipv6_prefix::text, wan_ipv6_prefix::text) as address
    from (${sql.join(ways, sql` union all `)}) every_way order by username, id limit ${limit}`.execute(ctx.db)
  return rows
}

export type FoundLogin = {
  id: string
  username: string
  isEnabled: boolean
  contractNumber: number
  clientName: string
  mac: string | null
  address: string | null
}
export type LoginKeys = Place & {
  username: string | undefined
  ids: readonly string[]
  clientIds: readonly string[]
  showsSession: boolean
}

/** Logins by id; by their fixed address, prefix or MAC; by user name, how it begins before what it holds; those of clients. */
export async function findLogins(ctx: Ctx, keys: LoginKeys, limit: number): Promise<FoundLogin[]> {
  const ways = loginWays(ctx, keys, limit)
  if (ways.length === 0) return []
  const branches = ways.map(
    (way, rank) => sql`(select id, ${sql.lit(rank)}::int as rank from (${way} limit ${limit}) way)`,
  )
  const { rows } = await sql<FoundLogin>`
    select l.id, l.username, l.is_enabled, c.number as contract_number, cl.name as client_name, coalesce(s.mac, l.mac_lock)::text as mac,
      coalesce(host(s.ipv4), host(l.fixed_ipv4), s.delegated_ipv6_prefix::text, l.delegated_ipv6_prefix::text) as address
    from (select id, min(rank) as rank from (${sql.join(branches, sql` union all `)}) every_way group by id) found
    join radius.logins l on l.id = found.id join contracts.contracts c on c.id = l.contract_id join clients.clients cl on cl.id = c.client_id
    left join lateral (select mac, ipv4, delegated_ipv6_prefix from radius.sessions_open
      where login_id = l.id and ${keys.showsSession} order by started_at desc limit 1) s on true
    order by found.rank, l.username limit ${limit}`.execute(ctx.db)
  return rows
}

function loginWays(
  ctx: Ctx,
  { ids, mac, address, username, clientIds }: LoginKeys,
  limit: number,
): RawBuilder<unknown>[] {
  const mine = sql`select id from radius.logins where company_id = ${ctx.companyId}`
  const ways: RawBuilder<unknown>[] = []
  if (ids.length > 0) ways.push(sql`${mine} and id = any(${ids}::uuid[])`)
  if (mac) ways.push(sql`${mine} and ${between(sql`mac_lock`, mac)}`)
  if (address?.family === 4) ways.push(sql`${mine} and fixed_ipv4 <<= network(${address.network}::inet)`)
  else if (address)
    ways.push(
      sql`${mine} and ${meets(sql`delegated_ipv6_prefix`, address)}`,
      sql`${mine} and ${meets(sql`wan_ipv6_prefix`, address)}`,
    )
  if (username !== undefined) ways.push(...nameWays(ctx.companyId, username))
  if (clientIds.length > 0)
    ways.push(sql`${mine} and contract_id = any(array(
      select id from contracts.contracts where company_id = ${ctx.companyId} and client_id = any(${clientIds}::uuid[]) limit ${limit}))`)
  return ways
}

const likeLiteral = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/** Trigrams pass over signs: what has some is compared in full only with the first thousands that hold all of its parts. */
function nameWays(companyId: string, username: string): RawBuilder<unknown>[] {
  const begins = sql`select id from radius.logins where company_id = ${companyId} and username collate "C" like ${`${likeLiteral(username)}%`} order by username collate "C"`
  const parts = username.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length >= 3)
  if (parts.length === 0) return [begins]
  const holdsAll = sql.join(
    parts.map((part) => sql`username like ${`%${part}%`}`),
    sql` and `,
  )
  return [
    begins,
    sql`select id from (select id, username from radius.logins where company_id = ${companyId} and ${holdsAll} limit 5000) candidate
      where username like ${`%${likeLiteral(username)}%`}`,
  ]
}
