import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import {
  findDeclared,
  findSettingRow,
  listDeclared,
  listSettingRows,
  type Setting,
  type SettingRow,
} from '#kernel/settings'

export function describeSetting(setting: Setting, row: SettingRow | undefined) {
  const { schema, check: _, ...told } = setting
  const isValid = row !== undefined && schema.safeParse(row.value).success
  return {
    ...told,
    value: isValid ? row.value : setting.default,
    version: row?.version ?? 0,
    changedAt: row?.changedAt ?? null,
    changedBy: row?.changedBy ?? null,
  }
}

/** Every setting there is, with what holds now. */
export async function listSettings(ctx: Ctx) {
  const rows = new Map((await listSettingRows(ctx)).map((row) => [row.key, row]))
  return { items: listDeclared().map((setting) => describeSetting(setting, rows.get(setting.key))) }
}

/** The declaration of a key. 404 for one that no module declares: there are no free keys. */
export function requireSetting(key: string): Setting {
  const found = findDeclared(key)
  if (!found) throw notFound('setting', 'Configuração', key)
  return found
}

/** One setting. 404 for a key that nobody declares. */
export async function getSetting(ctx: Ctx, { key }: { key: string }) {
  const found = requireSetting(key)
  return describeSetting(found, await findSettingRow(ctx, found))
}
