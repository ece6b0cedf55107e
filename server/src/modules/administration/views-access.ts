import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'

export type ApprovalNews = {
  state: string
  summary: string
  requestedBy: string
  requestedByName: string
  decidedByName: string | null
  reason: string | null
  problem: string | null
}

/** A request above somebody's limit, as it stands. */
export async function findApprovalNews(ctx: Ctx, id: string): Promise<ApprovalNews | undefined> {
  const { rows } =
    await sql<ApprovalNews>`select state::text, summary, requested_by, requested_by_name, decided_by_name, reason,
      problem->>'detail' as problem
    from access.approvals where company_id = ${ctx.companyId} and id = ${id}`.execute(ctx.db)
  return rows[0]
}

/** A person of the staff by id. */
export async function findPersonName(ctx: Ctx, userId: string): Promise<string | undefined> {
  const { rows } = await sql<{
    name: string
  }>`select name from access.users where id = ${userId} and realm = 'staff'`.execute(ctx.db)
  return rows[0]?.name
}
