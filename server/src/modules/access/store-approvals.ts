import { sql, type Selectable } from 'kysely'
import { z } from 'zod'
import type { KeptRequest } from '#kernel/approvals'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'
import { newId } from '#kernel/ids'

const Stored = z.looseObject({
  params: z.unknown().optional(),
  query: z.unknown().optional(),
  body: z.unknown().optional(),
})
const Cause = z.object({ code: z.string(), detail: z.string().nullable() }).nullable()

const toApproval = (ctx: Ctx, row: Selectable<DB['access.approvals']>) => ({
  ...row,
  state: row.state === 'pending' && row.expiresAt <= ctx.now ? ('expired' as const) : row.state,
  input: Stored.parse(row.input),
  problem: Cause.parse(row.problem),
})
export type ApprovalRow = ReturnType<typeof toApproval>

const own = (ctx: Ctx) => ctx.db.selectFrom('access.approvals').selectAll().where('companyId', '=', ctx.companyId)

/** Keeps a request, or finds the same one that waits; gives its id and whether it is new. */
export async function insertApproval(
  ctx: Ctx,
  { input, ...request }: KeptRequest & { expiresAt: Date },
): Promise<{ id: string; isNew: boolean }> {
  const stored = JSON.stringify(input)
  await ctx.db
    .updateTable('access.approvals')
    .set({ state: 'expired', decidedAt: ctx.now })
    .where('companyId', '=', ctx.companyId)
    .where('state', '=', 'pending')
    .where('expiresAt', '<=', ctx.now)
    .execute()
  const inserted = await ctx.db
    .insertInto('access.approvals')
    .values({
      ...request,
      id: newId(),
      companyId: ctx.companyId,
      input: stored,
      requestedBy: ctx.actor.id,
      requestedByName: ctx.actor.name,
      requestedAt: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted) return { id: inserted.id, isNew: true }
  const twin = await own(ctx)
    .where('requestedBy', '=', ctx.actor.id)
    .where('route', '=', request.route)
    .where('state', '=', 'pending')
    .where(sql<boolean>`input = ${stored}::jsonb`)
    .executeTakeFirstOrThrow()
  return { id: twin.id, isNew: false }
}

export const findApproval = async (ctx: Ctx, id: string): Promise<ApprovalRow | undefined> => {
  const row = await own(ctx).where('id', '=', id).executeTakeFirst()
  return row && toApproval(ctx, row)
}

/** Locked: it is decided once. */
export const lockApproval = async (ctx: Ctx, id: string): Promise<ApprovalRow | undefined> => {
  const row = await own(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && toApproval(ctx, row)
}

type Wanted = {
  limit: number
  before: string | undefined
  state?: string | undefined
  requestedBy?: string | undefined
}

export async function findApprovals(ctx: Ctx, { limit, before, state, requestedBy }: Wanted): Promise<ApprovalRow[]> {
  const shown = sql`case when state = 'pending' and expires_at <= ${ctx.now} then 'expired' else state::text end`
  const rows = await own(ctx)
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .$if(state !== undefined, (query) => query.where(sql<boolean>`${shown} = ${state ?? ''}`))
    .$if(requestedBy !== undefined, (query) => query.where('requestedBy', '=', requestedBy ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => toApproval(ctx, row))
}

type Outcome = {
  state: 'approved' | 'refused' | 'withdrawn' | 'failed'
  reason: string | null
  result?: unknown
  problem?: { code: string; detail: string | null }
}

export const closeApproval = (ctx: Ctx, id: string, { state, reason, result, problem }: Outcome) =>
  ctx.db
    .updateTable('access.approvals')
    .set({
      state,
      reason,
      decidedBy: ctx.actor.id,
      decidedByName: ctx.actor.name,
      decidedAt: ctx.now,
      result: result === undefined ? null : JSON.stringify(result),
      problem: problem === undefined ? null : JSON.stringify(problem),
    })
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .execute()
