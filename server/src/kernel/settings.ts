import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from './context.ts'
import { noCompany } from './session.ts'

/** How a person fills it in. `lines`: one value a line. `percent`: parts per million. `account`: one of the company's portadores. */
export type SettingInput = 'text' | 'long-text' | 'integer' | 'percent' | 'lines' | 'account'

/** A thing that an operator may set, declared as data by the module that reads it. There are no others. */
export type Setting<S extends z.ZodType = z.ZodType> = {
  /** `module.noun-noun`. */
  key: string
  /** One value for all, or one a company. */
  scope: 'installation' | 'company'
  /** pt-BR, for who fills it in. */
  label: string
  help: string
  input: SettingInput
  /** Who may change it. */
  permission: string
  schema: S
  default: z.output<S>
  /** What the schema cannot know. Throws the refusal, at `/value`. */
  check?: (ctx: Ctx, value: z.output<S>) => Promise<void>
}

const declared = new Map<string, Setting>()

/** Declares a setting; its values' type comes from its schema. The default holds until somebody changes it. */
export function setting<S extends z.ZodType>(definition: Setting<S>): Setting<S> {
  if (declared.has(definition.key)) throw new Error(`The setting ${definition.key} is declared twice.`)
  definition.schema.parse(definition.default)
  declared.set(definition.key, definition as unknown as Setting)
  return definition
}

/** Every declared setting, in the order of their keys. */
export const listDeclared = (): Setting[] =>
  [...declared.values()].toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))

export const findDeclared = (key: string): Setting | undefined => declared.get(key)

export type SettingRow = { key: string; value: unknown; version: number; changedAt: Date; changedBy: string }

const ownerOf = (ctx: Ctx, { scope }: Setting): string => (scope === 'company' ? ctx.companyId : noCompany)

/** What holds now, for this company or for all. A value that a newer schema does not admit any more counts as not set. */
export async function readSetting<S extends z.ZodType>(ctx: Ctx, setting: Setting<S>): Promise<z.output<S>> {
  const row = await findSettingRow(ctx, setting as unknown as Setting)
  if (!row) return setting.default
  const parsed = setting.schema.safeParse(row.value)
  if (parsed.success) return parsed.data
  ctx.log.warn({ key: setting.key }, 'a kept setting is not valid any more; the default holds')
  return setting.default
}

export async function findSettingRow(ctx: Ctx, setting: Setting): Promise<SettingRow | undefined> {
  const { rows } = await sql<SettingRow>`select key, value, version, changed_at, changed_by from kernel.settings
    where company_id = ${ownerOf(ctx, setting)} and key = ${setting.key}`.execute(ctx.db)
  return rows[0]
}

/** What was set, for this company and for all. */
export async function listSettingRows(ctx: Ctx): Promise<SettingRow[]> {
  const { rows } = await sql<SettingRow>`select key, value, version, changed_at, changed_by from kernel.settings
    where company_id in (${ctx.companyId}, ${noCompany})`.execute(ctx.db)
  return rows
}

/** Keeps a value that its schema admits, with who, when, before, after and why. Undefined: another was faster than `version` (0: never set). */
export async function keepSetting(
  ctx: Ctx,
  setting: Setting,
  { value, version, reason }: { value: unknown; version: number; reason: string },
): Promise<SettingRow | undefined> {
  const before = await findSettingRow(ctx, setting)
  const owner = ownerOf(ctx, setting)
  const { rows } = await sql<SettingRow>`
    insert into kernel.settings as s (company_id, key, value, changed_at, changed_by)
    select ${owner}, ${setting.key}, ${JSON.stringify(value)}::jsonb, ${ctx.now}, ${ctx.actor.id} where ${version === (before?.version ?? 0)}
    on conflict (company_id, key) do update
      set value = excluded.value, version = s.version + 1, changed_at = excluded.changed_at, changed_by = excluded.changed_by
      where s.version = ${version}
    returning key, value, version, changed_at, changed_by`.execute(ctx.db)
  const row = rows[0]
  if (!row) return undefined
  await sql`insert into kernel.setting_changes (id, company_id, key, before, after, reason, changed_at, changed_by)
    values (kernel.uuid_v7(), ${owner}, ${setting.key}, ${JSON.stringify(before?.value ?? setting.default)}::jsonb,
      ${JSON.stringify(value)}::jsonb, ${reason}, ${ctx.now}, ${ctx.actor.id})`.execute(ctx.db)
  return row
}

export type SettingChange = {
  id: string
  before: unknown
  after: unknown
  reason: string
  changedAt: Date
  changedBy: string
}

/** Every change of a setting, newest first. */
export async function listSettingChanges(
  ctx: Ctx,
  setting: Setting,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<SettingChange[]> {
  const { rows } =
    await sql<SettingChange>`select id, before, after, reason, changed_at, changed_by from kernel.setting_changes
    where company_id = ${ownerOf(ctx, setting)} and key = ${setting.key} and (${before ?? null}::uuid is null or id < ${before ?? null}::uuid)
    order by id desc limit ${limit}`.execute(ctx.db)
  return rows
}
