import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'

/** Whether a user of the staff may act in this company. */
export async function isColleague(ctx: Ctx, userId: string): Promise<boolean> {
  const { rows } = await sql<{ isOne: boolean }>`select exists (
    select from access.users u where u.id = ${userId} and u.realm = 'staff'
      and (u.is_administrator or exists (select from access.memberships m where m.user_id = u.id and m.company_id = ${ctx.companyId}))) as is_one`.execute(
    ctx.db,
  )
  return rows[0]?.isOne ?? false
}

/** Rows with the names of the users that they are linked to. */
export async function withUserNames<Row extends { userId: string | null }>(ctx: Ctx, rows: readonly Row[]) {
  const ids = rows.flatMap(({ userId }) => userId ?? [])
  const { rows: users } = await sql<{ id: string; name: string }>`
    select id, name from access.users where id = any(${ids}::uuid[])`.execute(ctx.db)
  const names = new Map(users.map(({ id, name }) => [id, name]))
  return rows.map((row) => ({ ...row, userName: row.userId === null ? null : (names.get(row.userId) ?? null) }))
}
