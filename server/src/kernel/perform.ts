import type { z } from 'zod'
import { type RouteInput, Waiting } from './approvals.ts'
import type { Ctx } from './context.ts'
import type { Routes } from './http.ts'
import { maskBy, requireUnmasked } from './mask.ts'
import { unbounded, type Bounds } from './rights.ts'
import { inScope } from './scope.ts'

type AnyRoute = Routes[keyof Routes]

/** What a route does for its asker, within what bounds the asker's permission: rows, decisions, personal fields. */
export async function perform(ctx: Ctx, key: string, route: AnyRoute, input: RouteInput): Promise<unknown> {
  const bounds = (ctx.actor.rights ?? unbounded).boundsOf(route.permission)
  requireUnmasked(input.body, bounds.masks)
  return await inScope(ctx, bounds.scopes, async (ctx) => {
    const waiting = await askApproval(ctx, key, route, input, bounds)
    return waiting ?? mask(route.response, await route.handle(ctx, input as never), bounds.masks)
  })
}

/** Above the asker's limit the request is kept for a second person. */
async function askApproval(
  ctx: Ctx,
  key: string,
  { approval }: AnyRoute,
  input: RouteInput,
  { limits }: Bounds,
): Promise<Waiting | undefined> {
  if (!approval || limits.size === 0) return undefined
  const decision = await approval(ctx, input as never)
  if (!decision || decision.amountCents <= (limits.get(decision.kind) ?? Infinity)) return undefined
  return new Waiting(await ctx.keepRequest(ctx, { ...decision, route: key, input }))
}

const mask = (response: z.ZodType | 'file' | 'events', answer: unknown, masks: ReadonlySet<string>): unknown =>
  typeof response === 'string' ? answer : maskBy(response, answer, masks)
