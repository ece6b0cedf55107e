import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'

/** Somebody who works or worked in the company: a staff file, a user, or both. */
export type StaffPerson = {
  id: string
  employeeId: string | null
  userId: string | null
  name: string
  email: string | null
  document: string | null
  position: string | null
  leftOn: string | null
  isActive: boolean
}

const people = (ctx: Ctx) => sql`
  select coalesce(e.id, u.id) as id, e.id as employee_id, u.id as user_id, coalesce(e.name, u.name) as name, coalesce(u.email, e.email) as email,
    e.document, e.position, e.left_on, coalesce(u.is_active, false) as is_active
  from (select * from administration.employees where company_id = ${ctx.companyId}) e
  full join (select * from access.users u where u.realm in ('staff', 'technician') and (u.is_administrator
    or exists (select from access.memberships m where m.user_id = u.id and m.company_id = ${ctx.companyId})
    or exists (select from administration.employees o where o.user_id = u.id and o.company_id = ${ctx.companyId}))) u on u.id = e.user_id`

/** By name, e-mail or CPF. */
export async function findStaffPeople(ctx: Ctx, { search, limit }: { search: string; limit: number }) {
  const text = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`
  const digits = search.replaceAll(/\D/g, '')
  const { rows } = await sql<StaffPerson>`select * from (${people(ctx)}) p
    where p.name ilike ${text} or p.email ilike ${text} or (${digits} <> '' and p.document = ${digits}) order by p.name, p.id limit ${limit}`.execute(
    ctx.db,
  )
  return rows
}

/** By the id of either. */
export async function findStaffPerson(ctx: Ctx, id: string): Promise<StaffPerson | undefined> {
  const { rows } =
    await sql<StaffPerson>`select * from (${people(ctx)}) p where p.employee_id = ${id} or p.user_id = ${id}`.execute(
      ctx.db,
    )
  return rows[0]
}

/** Whether another company of the installation still employs the user. */
export async function isEmployedElsewhere(ctx: Ctx, userId: string): Promise<boolean> {
  const { rows } =
    await sql`select from administration.employees where user_id = ${userId} and company_id <> ${ctx.companyId}
    and (left_on is null or left_on >= ${ctx.today})`.execute(ctx.db)
  return rows.length > 0
}

/** Rows of the log that name the person as who did it: they stay. */
export async function countDeeds(ctx: Ctx, userId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from kernel.audit_log
    where company_id = ${ctx.companyId} and actor_id = ${userId}`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

/** What the log tells of the person's own sign-ins, newest first: sessions opened and ended, and what they asked for at their account. */
export async function listSignInsOf(ctx: Ctx, userId: string): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select at, case op when 'insert' then 'sessão aberta' else 'sessão mudada' end as what, host(address) as address, null::int as status
      from kernel.audit_details d join kernel.audit_log l on l.id = d.audit_id where d.parent_id = ${userId} and l.table_name = 'access.sessions'
    union all select at, concat(method, ' ', path), host(address), status from kernel.audit_log
      where company_id = ${ctx.companyId} and actor_id = ${userId} and kind = 'request' and path ~ '^/(api/(login|logout|account|session)|oauth/)'
    order by at desc limit 1000`.execute(ctx.db)
  return rows
}
