import { route } from '#kernel/http'
import { changeSetting, listSettingChanges } from './change-setting.ts'
import { getSetting, listSettings } from './list-settings.ts'
import * as schemas from './schemas-settings.ts'

export const settingRoutes = {
  'GET /api/settings': route({
    summary: 'Todas as configurações, com o valor em vigor',
    permission: 'administration.setting.read',
    response: schemas.SettingList,
    handle: (ctx) => listSettings(ctx),
  }),

  'GET /api/settings/:key': route({
    summary: 'Uma configuração',
    permission: 'administration.setting.read',
    params: schemas.byKey,
    response: schemas.Setting,
    handle: (ctx, { params }) => getSetting(ctx, params),
  }),

  'PUT /api/settings/:key': route({
    summary: 'Altera uma configuração; o histórico guarda quem, quando, antes, depois e por quê',
    permission: 'administration.setting.read',
    params: schemas.byKey,
    body: schemas.SettingChange,
    response: schemas.Setting,
    handle: (ctx, { params, body }) => changeSetting(ctx, { ...params, ...body }),
  }),

  'GET /api/settings/:key/changes': route({
    summary: 'Histórico de uma configuração, da mudança mais nova à mais antiga',
    permission: 'administration.setting.read',
    params: schemas.byKey,
    query: schemas.SettingChangeFilter,
    response: schemas.SettingChangePage,
    handle: (ctx, { params, query }) => listSettingChanges(ctx, { ...params, ...query }),
  }),
}
