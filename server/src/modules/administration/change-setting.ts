import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { AppError, conflict, forbidden, ofInstallation } from '#kernel/errors'
import { decodeCursor, toPage } from '#kernel/paging'
import { keepSetting, listSettingChanges as listRows, type Setting } from '#kernel/settings'
import { escapePointer } from '#kernel/check-text'
import { describeSetting, getSetting, requireSetting } from './list-settings.ts'
import type { SettingChange, SettingChangeFilter } from './schemas-settings.ts'
import { SettingCursor } from './schemas-settings.ts'

/**
 * Sets a value; who, when, before, after and why are kept for good. 403 without the setting's own permission, 404 for a key that
 * nobody declares, 409 `stale-version` (with `current`), 422 at the offending part of `/value`.
 */
export async function changeSetting(
  ctx: Ctx,
  { key, value, reason, version }: { key: string; value: unknown } & Omit<z.output<typeof SettingChange>, 'value'>,
) {
  const setting = requireSetting(key)
  if (ctx.actor.kind === 'user' && !ctx.actor.permissions.has(setting.permission)) throw forbidden(setting.permission)
  if (setting.scope === 'installation' && ctx.actor.isTenant) throw ofInstallation()
  const valid = requireValid(setting, value)
  await setting.check?.(ctx, valid)
  return await ctx.transaction(async (ctx) => {
    const row = await keepSetting(ctx, setting, { value: valid, version, reason })
    if (row) return describeSetting(setting, row)
    throw conflict('stale-version', 'Outra pessoa alterou esta configuração. Recarregue e refaça a alteração.', {
      current: await getSetting(ctx, { key }),
    })
  })
}

function requireValid(setting: Setting, value: unknown): unknown {
  const parsed = setting.schema.safeParse(value)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.map(({ path, message }) => ({
    pointer: ['/value', ...path.map((step) => escapePointer(String(step)))].join('/'),
    detail: message,
  }))
  throw new AppError(422, 'invalid-request', `${setting.label}: ${errors[0]?.detail ?? 'valor inválido'}`, { errors })
}

/** Every change of a setting, newest first. 404 for a key that nobody declares. */
export async function listSettingChanges(
  ctx: Ctx,
  { key, limit, cursor }: { key: string } & z.output<typeof SettingChangeFilter>,
) {
  const setting = requireSetting(key)
  const [before] = decodeCursor(SettingCursor, cursor) ?? []
  return toPage(await listRows(ctx, setting, { before, limit: limit + 1 }), limit, (row) => [row.id])
}
