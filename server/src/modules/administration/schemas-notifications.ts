import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { flag, Id, personal } from '#kernel/values'

export const NotificationFilter = z.strictObject({ ...pageQuery, unread: flag.optional() })
export const NotificationCursor = z.tuple([Id])

export const Notification = z
  .object({
    id: Id,
    kind: z.string(),
    title: personal('text', z.string()),
    /** What waits for a decision names the client. */
    body: personal('letter', z.string().nullable()),
    link: z.string().nullable(),
    createdAt: z.date(),
    readAt: z.date().nullable(),
  })
  .meta({ id: 'Notification' })

export const NotificationPage = pageOf(Notification).meta({ id: 'NotificationPage' })
export const Read = z.object({ read: z.int() }).meta({ id: 'NotificationsRead' })

export const Preferences = z
  .object({ items: z.array(z.object({ kind: z.string(), label: z.string(), isMuted: z.boolean() })) })
  .meta({ id: 'NotificationPreferences' })

export const PreferenceChange = z
  .strictObject({ kind: z.string().max(60), isMuted: z.boolean() })
  .meta({ id: 'NotificationPreferenceChange' })
