import { houseRoutes } from './routes-house.ts'
import { mailRoutes } from './routes-mail.ts'
import { notificationRoutes } from './routes-notifications.ts'
import { settingRoutes } from './routes-settings.ts'

export const routes = { ...settingRoutes, ...mailRoutes, ...notificationRoutes, ...houseRoutes }
