import { sql, type Insertable } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'

export const insertAttempt = (ctx: Ctx, values: Insertable<DB['radius.accessAttempts']>) =>
  ctx.db.insertInto('radius.accessAttempts').values(values).execute()

/**
 * Takes the next turn for a Disconnect at a router, `perSecond` a second over all processes; gives the milliseconds until it.
 * The database's clock, not the business one: it paces datagrams.
 */
export async function takeDisconnectTurn(ctx: Ctx, nasId: string, perSecond: number): Promise<number> {
  const { rows } = await sql<{ waitMs: number }>`
    insert into radius.disconnect_slots as d (nas_id, next_at) values (${nasId}, clock_timestamp() + make_interval(secs => 1.0 / ${perSecond}))
    on conflict (nas_id) do update set next_at = greatest(d.next_at, clock_timestamp()) + make_interval(secs => 1.0 / ${perSecond})
    returning greatest(0, ceil(extract(epoch from next_at - make_interval(secs => 1.0 / ${perSecond}) - clock_timestamp()) * 1000))::integer as wait_ms`.execute(
    ctx.db,
  )
  return rows[0]?.waitMs ?? 0
}
