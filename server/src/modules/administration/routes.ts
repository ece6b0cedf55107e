import { mailRoutes } from './routes-mail.ts'
import { settingRoutes } from './routes-settings.ts'

export const routes = { ...settingRoutes, ...mailRoutes }
