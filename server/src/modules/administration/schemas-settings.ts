import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { Id, Reason } from '#kernel/values'

export const byKey = z.object({ key: z.string().max(100) })

export const Setting = z
  .object({
    key: z.string(),
    scope: z.enum(['installation', 'company']),
    label: z.string(),
    help: z.string(),
    input: z.enum(['text', 'long-text', 'integer', 'percent', 'lines', 'account']),
    permission: z.string(),
    value: z.unknown(),
    default: z.unknown(),
    /** 0: never changed, the default holds. */
    version: z.int(),
    changedAt: z.date().nullable(),
    changedBy: z.string().nullable(),
  })
  .meta({ id: 'Setting' })

export const SettingList = z.object({ items: z.array(Setting) }).meta({ id: 'SettingList' })

/** What any setting may hold; each one's own schema says more. */
const SettingValue = z.union([z.string().max(200_000), z.int(), z.array(z.string().max(1_000)).max(1_000)])

/** `value` is what the setting's own schema admits; 422 at `/value` otherwise. */
export const SettingChange = z
  .strictObject({ value: SettingValue, reason: Reason, version: z.int().min(0).max(2_147_483_647) })
  .meta({ id: 'SettingChange' })

export const SettingChangeFilter = z.strictObject(pageQuery)
export const SettingChangePage = pageOf(
  z.object({
    id: Id,
    before: z.unknown(),
    after: z.unknown(),
    reason: z.string(),
    changedAt: z.date(),
    changedBy: z.string(),
  }),
).meta({ id: 'SettingChangePage' })
export const SettingCursor = z.tuple([Id])
