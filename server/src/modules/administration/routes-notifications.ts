import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import {
  changeNotificationPreference,
  getNotificationPreferences,
  listNotifications,
  readAllNotifications,
  readNotification,
} from './notifications.ts'
import * as schemas from './schemas-notifications.ts'

const staff = ['staff'] as const

export const notificationRoutes = {
  'GET /api/notifications': route({
    summary: 'A caixa de avisos de quem pede',
    permission: 'signed-in',
    realms: staff,
    query: schemas.NotificationFilter,
    response: schemas.NotificationPage,
    handle: (ctx, { query }) => listNotifications(ctx, query),
  }),

  'POST /api/notifications/:id/read': route({
    summary: 'Marca um aviso como lido, só para quem pede',
    permission: 'signed-in',
    realms: staff,
    params: byId,
    response: schemas.Read,
    handle: (ctx, { params }) => readNotification(ctx, params),
  }),

  'POST /api/notifications/read-all': route({
    summary: 'Marca todos os avisos como lidos, só para quem pede',
    permission: 'signed-in',
    realms: staff,
    response: schemas.Read,
    handle: (ctx) => readAllNotifications(ctx),
  }),

  'GET /api/notification-preferences': route({
    summary: 'De que avisos quem pede quer saber',
    permission: 'signed-in',
    realms: staff,
    response: schemas.Preferences,
    handle: (ctx) => getNotificationPreferences(ctx),
  }),

  'PUT /api/notification-preferences': route({
    summary: 'Cala um tipo de aviso, ou volta a ouvi-lo',
    permission: 'signed-in',
    realms: staff,
    body: schemas.PreferenceChange,
    response: schemas.Preferences,
    handle: (ctx, { body }) => changeNotificationPreference(ctx, body),
  }),
}
