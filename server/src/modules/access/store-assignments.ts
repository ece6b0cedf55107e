import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import type { Scope } from '#kernel/rights'
import { scopeOf, type ScopeColumns } from './store-rights.ts'

type Row = ScopeColumns & {
  id: string
  userId: string
  roleId: string
  roleName: string
  roleKey: string | null
  validUntil: Date | null
  reason: string | null
  givenByName: string
  createdAt: Date
}

const toAssignment = ({ branchIds, cities, popIds, ownOnly, ...row }: Row) => ({
  ...row,
  scope: scopeOf({ branchIds, cities, popIds, ownOnly }),
})
export type AssignmentRow = ReturnType<typeof toAssignment>

/** What a person has in this company now. */
export async function findAssignments(ctx: Ctx, userId: string): Promise<AssignmentRow[]> {
  const { rows } = await sql<Row>`
    select a.id, a.user_id, a.role_id, r.name as role_name, r.key as role_key, a.branch_ids, a.cities, a.pop_ids, a.own_only, a.valid_until, a.reason,
      a.given_by_name, a.created_at
    from access.role_assignments a join access.roles r on r.id = a.role_id
    where a.company_id = ${ctx.companyId} and a.user_id = ${userId} and a.ended_at is null and (a.valid_until is null or a.valid_until > ${ctx.now})
    order by a.id`.execute(ctx.db)
  return rows.map(toAssignment)
}

export type NewAssignmentRow = {
  userId: string
  roleId: string
  scope: Scope | null
  validUntil: Date | null
  reason: string | null
}

/** Gives a role; the same lasting one once only. Undefined: the person has it already. */
export async function insertAssignment(ctx: Ctx, { scope, ...row }: NewAssignmentRow): Promise<string | undefined> {
  const { branchIds, cities, popIds, ownOnly = false } = scope ?? {}
  const inserted = await ctx.db
    .insertInto('access.roleAssignments')
    .values({
      ...row,
      id: newId(),
      companyId: ctx.companyId,
      branchIds: branchIds ? [...new Set(branchIds)] : null,
      cities: cities ? [...new Set(cities)] : null,
      popIds: popIds ? [...new Set(popIds)] : null,
      ownOnly,
      givenBy: ctx.actor.id,
      givenByName: ctx.actor.name,
      createdAt: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted?.id
}

export const closeAssignment = (ctx: Ctx, id: string) =>
  ctx.db
    .updateTable('access.roleAssignments')
    .set({ endedAt: ctx.now, endedBy: ctx.actor.id })
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .execute()

/** Holds every change of who administers the company until the transaction ends. */
export const holdAdministrators = (ctx: Ctx) =>
  sql`select pg_advisory_xact_lock(hashtextextended('access.administrators', 0))`.execute(ctx.db)

/** Active people who may do everything in this company, for good. */
export async function countAdministrators(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from access.users u where u.is_active and u.realm = 'staff' and (u.is_administrator or exists (
      select 1 from access.role_assignments a join access.roles r on r.id = a.role_id
      where a.user_id = u.id and a.company_id = ${ctx.companyId} and a.ended_at is null and a.valid_until is null and r.key = 'administrador'
        and a.branch_ids is null and a.cities is null and a.pop_ids is null and not a.own_only))`.execute(ctx.db)
  return rows[0]?.count ?? 0
}
