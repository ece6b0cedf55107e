import { sql, type Insertable, type Selectable, type Updateable } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'

export type MailServerRow = Selectable<DB['administration.mailServers']>

const mine = (ctx: Ctx) =>
  ctx.db.selectFrom('administration.mailServers').selectAll().where('companyId', '=', ctx.companyId)

export const insertServer = (ctx: Ctx, values: Insertable<DB['administration.mailServers']>): Promise<MailServerRow> =>
  ctx.db.insertInto('administration.mailServers').values(values).returningAll().executeTakeFirstOrThrow()

export const findServer = (ctx: Ctx, id: string): Promise<MailServerRow | undefined> =>
  mine(ctx).where('id', '=', id).executeTakeFirst()

export const lockServer = (ctx: Ctx, id: string): Promise<MailServerRow | undefined> =>
  mine(ctx).where('id', '=', id).forUpdate().executeTakeFirst()

/** In the order in which they are tried. */
export const listServers = (
  ctx: Ctx,
  { after, limit }: { after?: readonly [number, string] | undefined; limit: number },
): Promise<MailServerRow[]> =>
  mine(ctx)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(priority, id) > (${after?.[0] ?? 0}::integer, ${after?.[1] ?? ''}::uuid)`),
    )
    .orderBy('priority')
    .orderBy('id')
    .limit(limit)
    .execute()

export const listServersInUse = (ctx: Ctx): Promise<MailServerRow[]> =>
  mine(ctx).where('isActive', '=', true).orderBy('priority').orderBy('id').limit(99).execute()

export const updateServer = (
  ctx: Ctx,
  id: string,
  values: Updateable<DB['administration.mailServers']>,
): Promise<MailServerRow> =>
  ctx.db
    .updateTable('administration.mailServers')
    .set((eb) => ({ ...values, version: eb('version', '+', 1), updatedAt: ctx.now }))
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

/** That a test message got through is no change of the server: its version stays. */
export const markTested = (ctx: Ctx, id: string) =>
  ctx.db
    .updateTable('administration.mailServers')
    .set({ testedAt: ctx.now })
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .execute()

export type Usage = { hour: number; day: number }

/** What a server took in this hour and on this day of the company. */
export async function readUsage(ctx: Ctx, serverId: string): Promise<Usage> {
  const { rows } = await sql<Usage>`select
      coalesce(sum(u.sent) filter (where u.hour = date_trunc('hour', ${ctx.now}::timestamptz)), 0)::integer as hour, coalesce(sum(u.sent), 0)::integer as day
    from administration.mail_usage u join administration.mail_servers s on s.id = u.server_id
    where s.company_id = ${ctx.companyId} and u.server_id = ${serverId}
      and u.hour >= date_trunc('day', ${ctx.now}::timestamptz, ${ctx.timeZone})`.execute(ctx.db)
  return rows[0] ?? { hour: 0, day: 0 }
}

/** One more, or (`by` −1) one that did not leave after all. Under the server's lock. */
export const countSent = (ctx: Ctx, serverId: string, by: 1 | -1) =>
  sql`insert into administration.mail_usage as u (server_id, hour, sent) values (${serverId}, date_trunc('hour', ${ctx.now}::timestamptz), ${Math.max(by, 0)})
    on conflict (server_id, hour) do update set sent = greatest(u.sent + ${by}, 0)`.execute(ctx.db)
