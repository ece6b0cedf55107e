import { formatCents } from '@open-sgp/brasil'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Decision } from '#kernel/approvals'
import type { Actor, Ctx } from '#kernel/context'
import { AppError, forbidden } from '#kernel/errors'
import type { Routes } from '#kernel/http'
import { toProblem } from '#kernel/problems'
import { inScope } from '#kernel/scope'
import { rightsOf } from './rights-of.ts'
import { findUser } from './store.ts'
import type { ApprovalRow } from './store-approvals.ts'

type Cause = { code: string; detail: string | null }

/** The route that a kept request names. 409 when this version of the product has it no more. */
export function routeOf(routes: Routes, key: string): Routes[keyof Routes] {
  const found = Object.entries(routes).find(([name]) => name === key)?.[1]
  if (found) return found
  throw new AppError(409, 'route-gone', 'O que este pedido faria não existe mais nesta versão. Recuse-o e refaça.')
}

/** Does what was asked for, as whoever asked and within what they may today. Gives why it could not; nothing of it stays then. */
export async function tryKept(ctx: Ctx, approval: ApprovalRow): Promise<Cause | undefined> {
  await sql`savepoint kept_request`.execute(ctx.db)
  try {
    await perform(ctx, approval)
    await sql`release savepoint kept_request`.execute(ctx.db)
    return undefined
  } catch (error) {
    await sql`rollback to savepoint kept_request`.execute(ctx.db)
    const { status, code, detail } = toProblem(error, ctx.requestId)
    // A failure of ours decides nothing: the request goes on waiting.
    if (status >= 500) throw error
    return { code, detail: detail ?? null }
  }
}

async function perform(ctx: Ctx, approval: ApprovalRow): Promise<void> {
  const { route: key, input, requestedBy } = approval
  const route = routeOf(ctx.routes, key)
  const actor = await readAsker(ctx, requestedBy)
  if (!actor.permissions.has(route.permission)) throw forbidden(route.permission)
  const { scopes } = actor.rights.boundsOf(route.permission)
  const parts = {
    params: read(route.params, input.params),
    query: read(route.query, input.query),
    body: read(route.body, input.body),
  }
  await inScope(ctx.as(actor), scopes, async (ctx) => {
    requireSame(approval, await route.approval?.(ctx, parts))
    await route.handle(ctx, parts)
  })
}

/** Who agrees, agrees to the amount that they read: 409 when it has grown since. */
function requireSame(asked: ApprovalRow, now: Decision | undefined): void {
  if (now === undefined || (now.kind === asked.kind && now.amountCents <= asked.amountCents)) return
  throw new AppError(
    409,
    'approval-outgrown',
    `O valor a decidir passou de ${formatCents(asked.amountCents)} para ${formatCents(now.amountCents)} desde o pedido. Peça de novo.`,
  )
}

const read = (schema: z.ZodType | undefined, value: unknown): unknown => schema?.parse(value)

/** The asker as they are now: an account that was closed or lost a permission does nothing any more. */
async function readAsker(ctx: Ctx, id: string) {
  const user = await findUser(ctx, id)
  if (!user?.isActive)
    throw new AppError(409, 'asker-inactive', 'Quem pediu não tem mais acesso ao sistema: o pedido não pode ser feito.')
  const person = { ...user, userId: id, companyId: ctx.companyId, timeZone: null, permissions: user.permissions }
  const { permissions, rights } = await rightsOf(ctx.db, person, ctx.now)
  return { kind: 'user', id, name: user.name, permissions, rights } satisfies Actor
}
