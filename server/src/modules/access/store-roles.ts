import { sql, type Selectable } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import type { Db } from '#kernel/db'
import type { DB } from '#kernel/db.types'
import { newId } from '#kernel/ids'
import { ApprovalLimits, MaskKind, type RoleContent as Content, SignInHoursValue } from './schemas-roles.ts'

const Hours = SignInHoursValue.nullable()
const Masks = MaskKind.array()

const toRole = (row: Selectable<DB['access.roles']>) => ({
  ...row,
  masks: Masks.parse(row.masks),
  signInHours: Hours.parse(row.signInHours),
  approvalLimits: ApprovalLimits.parse(row.approvalLimits),
})
export type RoleRow = ReturnType<typeof toRole>
export type RoleContent = z.output<typeof Content>

const columnsOf = ({ signInHours, approvalLimits, permissions, ...content }: RoleContent) => ({
  ...content,
  permissions: [...new Set(permissions)].toSorted(),
  signInHours: signInHours === null ? null : JSON.stringify(signInHours),
  approvalLimits: JSON.stringify(approvalLimits),
})

/** Shipped roles and the company's own. */
const open = (ctx: Ctx) =>
  ctx.db
    .selectFrom('access.roles')
    .selectAll()
    .where((eb) => eb.or([eb('companyId', '=', ctx.companyId), eb('companyId', 'is', null)]))

export const findRole = async (ctx: Ctx, id: string): Promise<RoleRow | undefined> => {
  const row = await open(ctx).where('id', '=', id).executeTakeFirst()
  return row && toRole(row)
}

export const findRoles = async (
  ctx: Ctx,
  { limit, after }: { limit: number; after: string | undefined },
): Promise<RoleRow[]> =>
  (
    await open(ctx)
      .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
      .orderBy('id')
      .limit(limit)
      .execute()
  ).map(toRole)

export const lockOwnRole = async (ctx: Ctx, id: string): Promise<RoleRow | undefined> => {
  const row = await open(ctx).where('id', '=', id).where('companyId', '=', ctx.companyId).forUpdate().executeTakeFirst()
  return row && toRole(row)
}

/** Undefined: the company has another role of that name. */
export const insertRole = async (ctx: Ctx, content: RoleContent): Promise<RoleRow | undefined> => {
  const row = await ctx.db
    .insertInto('access.roles')
    .values({
      ...columnsOf(content),
      id: newId(),
      companyId: ctx.companyId,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  return row && toRole(row)
}

export const hasRoleNamed = async (ctx: Ctx, name: string, except: string): Promise<boolean> =>
  (await ctx.db
    .selectFrom('access.roles')
    .select('id')
    .where('companyId', '=', ctx.companyId)
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .where('id', '<>', except)
    .executeTakeFirst()) !== undefined

export const updateRole = async (ctx: Ctx, id: string, content: RoleContent): Promise<RoleRow> =>
  toRole(
    await ctx.db
      .updateTable('access.roles')
      .set((eb) => ({ ...columnsOf(content), version: eb('version', '+', 1), updatedAt: ctx.now }))
      .where('companyId', '=', ctx.companyId)
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow(),
  )

export const deleteRole = (ctx: Ctx, id: string) =>
  ctx.db.deleteFrom('access.roles').where('companyId', '=', ctx.companyId).where('id', '=', id).execute()

/** How many people have each role in this company now. */
export async function countHolders(ctx: Ctx): Promise<Map<string, number>> {
  const { rows } = await sql<{ roleId: string; count: number }>`
    select role_id, count(distinct user_id)::int as count from access.role_assignments
    where company_id = ${ctx.companyId} and ended_at is null and (valid_until is null or valid_until > ${ctx.now}) group by role_id`.execute(
    ctx.db,
  )
  return new Map(rows.map(({ roleId, count }) => [roleId, count]))
}

/** Whether anybody ever had the role: then it stays, for what is asked later. */
export const wasAssigned = async (ctx: Ctx, roleId: string): Promise<boolean> =>
  (await ctx.db
    .selectFrom('access.roleAssignments')
    .select('id')
    .where('roleId', '=', roleId)
    .limit(1)
    .executeTakeFirst()) !== undefined

/** Writes a shipped role as this version has it. */
export const upsertShippedRole = (db: Db, key: string, content: RoleContent, now: Date) =>
  db
    .insertInto('access.roles')
    .values({ ...columnsOf(content), id: newId(), key, createdAt: now, updatedAt: now })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          description: eb.ref('excluded.description'),
          permissions: eb.ref('excluded.permissions'),
          masks: eb.ref('excluded.masks'),
          requiresSecondFactor: eb.ref('excluded.requiresSecondFactor'),
          approvalLimits: eb.ref('excluded.approvalLimits'),
          version: sql<number>`roles.version + 1`,
          updatedAt: now,
        }))
        .where(
          sql<boolean>`(roles.name, roles.description, roles.permissions, roles.masks, roles.requires_second_factor, roles.approval_limits)
            is distinct from (excluded.name, excluded.description, excluded.permissions, excluded.masks, excluded.requires_second_factor, excluded.approval_limits)`,
        ),
    )
    .execute()
