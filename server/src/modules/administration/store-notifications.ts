import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import type { NotificationKind } from './notification-kinds.ts'

export type NewNotification = {
  kind: NotificationKind
  title: string
  body?: string | undefined
  link?: string | undefined
  /** The same matter is told once. */
  sourceKey: string
}

/** Tells whoever has the permission, or one person; what was told before is not told again. */
export const insertNotification = (
  ctx: Ctx,
  { kind, title, body, link, sourceKey }: NewNotification,
  to: { permission: string } | { userId: string },
) =>
  ctx.db
    .insertInto('administration.notifications')
    .values({
      id: newId(),
      companyId: ctx.companyId,
      kind,
      ...to,
      title,
      body: body ?? null,
      link: link ?? null,
      sourceKey,
      createdAt: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(['companyId', 'sourceKey']).doNothing())
    .execute()

/** Matters of the whole company, by the actor's permissions; who reaches a part of it is told of none. */
const forAll = ({ actor, scopes }: Ctx) =>
  scopes === null ? sql`n.permission = any(${[...actor.permissions]}::text[])` : sql`false`

/** What the actor may see now and did not mute: by their present permissions, not by those of the day it was written. */
const mine = (ctx: Ctx) => sql`from administration.notifications n
  left join administration.notification_reads r on r.notification_id = n.id and r.user_id = ${ctx.actor.id}::uuid
  where n.company_id = ${ctx.companyId}
    and (n.user_id = ${ctx.actor.id}::uuid or ${forAll(ctx)})
    and not exists (select from administration.notification_mutes m where m.user_id = ${ctx.actor.id}::uuid and m.kind = n.kind)`

export type NotificationRow = {
  id: string
  kind: string
  title: string
  body: string | null
  link: string | null
  createdAt: Date
  readAt: Date | null
}

export async function listMine(
  ctx: Ctx,
  { before, unread = false, limit }: { before?: string | undefined; unread?: boolean | undefined; limit: number },
): Promise<NotificationRow[]> {
  const { rows } =
    await sql<NotificationRow>`select n.id, n.kind, n.title, n.body, n.link, n.created_at, r.read_at ${mine(ctx)}
    and (${before ?? null}::uuid is null or n.id < ${before ?? null}::uuid) and (not ${unread} or r.read_at is null)
    order by n.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

/** Marks one (or, without an id, all) as read for the actor alone. Undefined when there is no such one for them. */
export async function markRead(ctx: Ctx, id?: string): Promise<number | undefined> {
  const { rows } = await sql<{ id: string; isRead: boolean }>`select n.id, r.read_at is not null as is_read ${mine(ctx)}
    and (${id ?? null}::uuid is null or n.id = ${id ?? null}::uuid) and (${id !== undefined} or r.read_at is null)`.execute(
    ctx.db,
  )
  if (id !== undefined && rows.length === 0) return undefined
  const fresh = rows.filter(({ isRead }) => !isRead)
  if (fresh.length === 0) return 0
  await sql`insert into administration.notification_reads (user_id, notification_id, read_at)
    select ${ctx.actor.id}::uuid, unnest(${fresh.map((row) => row.id)}::uuid[]), ${ctx.now} on conflict do nothing`.execute(
    ctx.db,
  )
  return fresh.length
}

export const listMutes = async (ctx: Ctx): Promise<string[]> =>
  (
    await ctx.db
      .selectFrom('administration.notificationMutes')
      .select('kind')
      .where('userId', '=', ctx.actor.id)
      .execute()
  ).map(({ kind }) => kind)

export const setMute = async (ctx: Ctx, kind: string, isMuted: boolean): Promise<void> => {
  if (isMuted)
    await ctx.db
      .insertInto('administration.notificationMutes')
      .values({ userId: ctx.actor.id, kind })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  else
    await ctx.db
      .deleteFrom('administration.notificationMutes')
      .where('userId', '=', ctx.actor.id)
      .where('kind', '=', kind)
      .execute()
}

/** Takes away what is older than `days`, read or not. */
export const sweepNotifications = (ctx: Ctx, days: number) =>
  sql`delete from administration.notifications
    where company_id = ${ctx.companyId} and created_at < ${ctx.now}::timestamptz - make_interval(days => ${days})`.execute(
    ctx.db,
  )
