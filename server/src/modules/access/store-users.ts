import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { hasSecondFactor } from './store-sessions.ts'

export type StaffRow = {
  id: string
  email: string
  name: string
  realm: 'staff' | 'technician' | 'subscriber'
  isActive: boolean
  isAdministrator: boolean
  hasSecondFactor: boolean
  lastSeenAt: Date | null
  roleNames: string[]
  permissions: string[]
  version: number
}

/** People who work in this company: by membership, or everywhere as administrators. */
const isOfCompany = (ctx: Ctx) =>
  sql`u.realm in ('staff', 'technician') and (u.is_administrator or exists (
    select 1 from access.memberships m where m.user_id = u.id and m.company_id = ${ctx.companyId}))`

const columns = (ctx: Ctx) => sql`
  u.id, u.email, u.name, u.realm, u.is_active, u.is_administrator, u.permissions, u.version, (${hasSecondFactor}) as has_second_factor,
  (select max(s.last_seen_at) from access.sessions s where s.user_id = u.id) as last_seen_at,
  array(select distinct r.name from access.role_assignments a join access.roles r on r.id = a.role_id
    where a.user_id = u.id and a.company_id = ${ctx.companyId} and a.ended_at is null and (a.valid_until is null or a.valid_until > ${ctx.now})
    order by r.name) as role_names`

type Wanted = { limit: number; after: string | undefined; search?: string | undefined; isActive?: boolean | undefined }

/** People by name and e-mail. */
export async function findStaff(ctx: Ctx, { limit, after, search, isActive }: Wanted): Promise<StaffRow[]> {
  const { rows } = await sql<StaffRow>`
    select ${columns(ctx)} from access.users u
    where ${isOfCompany(ctx)} and (${after ?? null}::uuid is null or u.id > ${after ?? null}::uuid)
      and (${isActive ?? null}::boolean is null or u.is_active = ${isActive ?? null})
      and (${search ?? null}::text is null or strpos(kernel.fold(u.name || ' ' || u.email), kernel.fold(${search ?? null})) > 0)
    order by u.id limit ${limit}`.execute(ctx.db)
  return rows
}

export async function findStaffUser(ctx: Ctx, id: string): Promise<StaffRow | undefined> {
  const { rows } = await sql<StaffRow>`
    select ${columns(ctx)} from access.users u where ${isOfCompany(ctx)} and u.id = ${id}`.execute(ctx.db)
  return rows[0]
}

/** Locks a person of this company. */
export async function lockStaffUser(ctx: Ctx, id: string): Promise<StaffRow | undefined> {
  await ctx.db.selectFrom('access.users').select('id').where('id', '=', id).forUpdate().execute()
  return await findStaffUser(ctx, id)
}

export const updateStaffUser = (
  ctx: Ctx,
  id: string,
  values: { name?: string; permissions?: string[]; isActive?: boolean },
) =>
  ctx.db
    .updateTable('access.users')
    .set((eb) => ({ ...values, version: eb('version', '+', 1), updatedAt: ctx.now }))
    .where('id', '=', id)
    .execute()
