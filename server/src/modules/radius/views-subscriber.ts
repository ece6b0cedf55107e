import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'

export type FreshHolder = { companyId: string; timeZone: string; contractId: string; isInGarden: boolean }

/**
 * Contracts with a live session of the address (or of the IPv6 prefix around it) that the router confirmed within three interims,
 * did not forget in a reboot and was not told to end. Of every company: a visitor has none yet.
 */
export async function listFreshHolders(ctx: Ctx, address: string): Promise<FreshHolder[]> {
  const { rows } = await sql<FreshHolder>`
    select s.company_id, c.time_zone, s.contract_id, bool_or(s.is_in_garden) as is_in_garden
    from radius.sessions_open s
    join radius.nas n on n.id = s.nas_id
    join company.companies c on c.id = s.company_id
    left join radius.nas_boots b on b.nas_id = s.nas_id and b.address = s.nas_address
    where (s.ipv4 = ${address}::inet or s.wan_ipv6_prefix >>= ${address}::inet or s.delegated_ipv6_prefix >>= ${address}::inet)
      and s.contract_id is not null and s.disconnected_at is null
      and s.updated_at > ${ctx.now}::timestamptz - 3 * make_interval(secs => n.interim_seconds)
      and s.started_at >= coalesce(b.booted_at, '-infinity')
    group by s.company_id, c.time_zone, s.contract_id limit 20`.execute(ctx.db)
  return rows
}
