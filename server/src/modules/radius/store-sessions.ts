import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'

/** The router obeys `hash` now. */
export const markApplied = (ctx: Ctx, id: string, hash: string) =>
  ctx.db
    .updateTable('radius.sessionsOpen')
    .set({ appliedHash: hash })
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .execute()

/** The router confirmed a Disconnect: its Stop will close the session. */
export const markDisconnected = (ctx: Ctx, id: string) =>
  ctx.db
    .updateTable('radius.sessionsOpen')
    .set({ disconnectedAt: ctx.now })
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .execute()

/** Closes a session that its router does not know any more, at its last news. Later news re-opens it. */
export async function closeGone(ctx: Ctx, id: string): Promise<void> {
  await sql`select radius.close_session(s.id, s.updated_at, 'Session-Gone') from radius.sessions_open s
    where s.company_id = ${ctx.companyId} and s.id = ${id}`.execute(ctx.db)
}

export type StaleLimits = { graceSeconds: number; limit: number }

/** Closes up to `limit` sessions without news for three interims and `graceSeconds`, at their last news. Gives how many. */
export async function closeStale(ctx: Ctx, { graceSeconds, limit }: StaleLimits): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) filter (where radius.close_session(x.id, x.updated_at, 'Lost-Interim', x.updated_at)) as count from (
      select s.id, s.updated_at from radius.sessions_open s join radius.nas n on n.id = s.nas_id
      where s.company_id = ${ctx.companyId}
        and s.updated_at < ${ctx.now}::timestamptz - 3 * make_interval(secs => n.interim_seconds) - make_interval(secs => ${graceSeconds})
      order by s.id limit ${limit}
    ) x`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

/** Closes up to `limit` sessions that began before their router forgot them all. Gives how many. */
export async function closeRebooted(ctx: Ctx, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) filter (where radius.close_session(x.id, x.booted_at, 'NAS-Reboot', x.booted_at)) as count from (
      select s.id, b.booted_at from radius.sessions_open s join radius.nas_boots b on b.nas_id = s.nas_id and b.address = s.nas_address
      where s.company_id = ${ctx.companyId} and s.started_at < b.booted_at and s.updated_at <= b.booted_at
      order by s.id limit ${limit}
    ) x`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

/** Notes that the sweep runs now; gives since when it has been running without a pause longer than `pauseSeconds`. */
export async function noteSweep(ctx: Ctx, pauseSeconds: number): Promise<Date> {
  const { rows } = await sql<{ runningSince: Date }>`
    insert into radius.sweeps as w (company_id, running_since, last_at) values (${ctx.companyId}, ${ctx.now}, ${ctx.now})
    on conflict (company_id) do update set last_at = greatest(w.last_at, excluded.last_at),
      running_since = case when excluded.last_at > w.last_at + make_interval(secs => ${pauseSeconds}) then excluded.last_at else w.running_since end
    returning running_since`.execute(ctx.db)
  return rows[0]?.runningSince ?? ctx.now
}

/** Makes the history's partition of the month `months` after the present one. True when it was made now. */
export async function ensurePartition(ctx: Ctx, months: number): Promise<boolean> {
  const { rows } = await sql<{ made: boolean }>`
    select radius.ensure_sessions_partition((${ctx.today}::date + make_interval(months => ${months}))::date) as made`.execute(
    ctx.db,
  )
  return rows[0]?.made ?? false
}

/** Rows of the history that lie in no month's partition: there should be none. */
export async function countUnpartitioned(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from radius.sessions_closed_default`.execute(
    ctx.db,
  )
  return rows[0]?.count ?? 0
}

/**
 * Makes log rows of the logins that FreeRADIUS noted since the last time, of the whole installation. Gives how many logins.
 * In a snapshot that only reads (a list as a file) it makes none: the log is as the last minute's job left it.
 */
export async function foldAuthLog(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select case when current_setting('transaction_read_only') = 'off' then radius.fold_auth_log() else 0 end as count`.execute(
    ctx.db,
  )
  return rows[0]?.count ?? 0
}

/** Deletes up to `limit` log rows older than `before`. Gives how many. */
export async function deleteOldLog(ctx: Ctx, before: Date, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with old as (delete from radius.auth_log where id in (
      select id from radius.auth_log where company_id = ${ctx.companyId} and last_at < ${before} order by id limit ${limit}) returning 1)
    select count(*) as count from old`.execute(ctx.db)
  return rows[0]?.count ?? 0
}
