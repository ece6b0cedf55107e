import { sql } from 'kysely'
import type { Ctx } from '../server/src/kernel/context.ts'

/** One login for each contract, named after its client as providers do; one in ten with a fixed address and a MAC of its own. */
export const insertLogins = (ctx: Ctx) =>
  sql`insert into radius.logins (id, company_id, contract_id, username, password_sealed, fixed_ipv4, mac_lock, created_at, updated_at)
    select kernel.uuid_v7(), c.company_id, c.id, split_part(cl.search_name, ' ', 2) || '.' || c.number || '@provedor.test', ''::bytea,
      case when c.number % 10 = 0 then '100.64.0.0'::inet + c.number end,
      case when c.number % 10 = 0 then ('02' || lpad(to_hex(c.number), 10, '0'))::macaddr end, c.created_at, c.updated_at
    from contracts.contracts c join clients.clients cl on cl.id = c.client_id
    where c.company_id = ${ctx.companyId}`.execute(ctx.db)

/** One live session for each login, with a MAC, an IPv4 address and an IPv6 prefix of its own, on router `nasId`. */
export const insertSessions = (ctx: Ctx, nasId: string) =>
  sql`insert into radius.sessions_open (id, company_id, login_id, contract_id, username, nas_id, nas_address, acct_session_id, mac, ipv4,
      delegated_ipv6_prefix, started_at, updated_at, is_in_garden)
    select kernel.uuid_v7(), l.company_id, l.id, l.contract_id, l.username, ${nasId}, '127.0.0.1', to_hex(number),
      ('06' || lpad(to_hex(number * 7919), 10, '0'))::macaddr, '10.0.0.0'::inet + number,
      ('2001:db8:' || to_hex(number / 256) || ':' || to_hex(number % 256 * 256) || '::/56')::cidr, l.created_at, l.created_at, false
    from (select *, row_number() over (order by id) as number from radius.logins where company_id = ${ctx.companyId}) l`.execute(
    ctx.db,
  )
