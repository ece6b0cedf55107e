import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { invalid, notFound } from '#kernel/errors'
import { decodeCursor, toPage } from '#kernel/paging'
import { isNotificationKind, notificationKinds, type PersonalKind, type SharedKind } from './notification-kinds.ts'
import { NotificationCursor, type NotificationFilter, type PreferenceChange } from './schemas-notifications.ts'
import {
  insertNotification,
  listMine,
  listMutes,
  markRead,
  setMute,
  type NewNotification,
} from './store-notifications.ts'

/** Tells a matter to whoever may deal with it. Only the house calls it: there is no route to it. */
export const notify = async (ctx: Ctx, notification: NewNotification & { kind: SharedKind }): Promise<void> =>
  void (await insertNotification(ctx, notification, { permission: notificationKinds[notification.kind].permission }))

/** Tells one person what is theirs alone. */
export const notifyPerson = async (
  ctx: Ctx,
  { userId, ...notification }: NewNotification & { kind: PersonalKind; userId: string },
): Promise<void> => void (await insertNotification(ctx, notification, { userId }))

/** The actor's inbox, newest first. */
export async function listNotifications(ctx: Ctx, { limit, cursor, unread }: z.output<typeof NotificationFilter>) {
  const [before] = decodeCursor(NotificationCursor, cursor) ?? []
  return toPage(await listMine(ctx, { before, unread, limit: limit + 1 }), limit, (row) => [row.id])
}

/** Marks one as read, for the actor alone. 404 for one that is not in their inbox. */
export async function readNotification(ctx: Ctx, { id }: { id: string }): Promise<{ read: number }> {
  const read = await markRead(ctx, id)
  if (read === undefined) throw notFound('notification', 'Aviso', id)
  return { read }
}

/** Marks the whole inbox as read. */
export const readAllNotifications = async (ctx: Ctx): Promise<{ read: number }> => ({
  read: (await markRead(ctx)) ?? 0,
})

/** What the actor may be told of, and what they do not want to hear. */
export async function getNotificationPreferences(ctx: Ctx) {
  const muted = new Set(await listMutes(ctx))
  const kinds = Object.entries(notificationKinds).filter(
    ([, { permission }]) => permission === null || ctx.actor.permissions.has(permission),
  )
  return { items: kinds.map(([kind, { label }]) => ({ kind, label, isMuted: muted.has(kind) })) }
}

/** Mutes a kind for the actor, or lets it be heard again. 422 for a kind that there is not. */
export async function changeNotificationPreference(ctx: Ctx, { kind, isMuted }: z.output<typeof PreferenceChange>) {
  if (!isNotificationKind(kind)) throw invalid('/kind', `Não há avisos do tipo “${kind}”.`)
  await setMute(ctx, kind, isMuted)
  return await getNotificationPreferences(ctx)
}
