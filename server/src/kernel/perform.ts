import type { z } from 'zod'
import { type RouteInput, Waiting } from './approvals.ts'
import type { Ctx } from './context.ts'
import { AppError, ofInstallation } from './errors.ts'
import type { Routes } from './http.ts'
import { maskBy, requireUnmasked } from './mask.ts'
import { unbounded, type Bounds } from './rights.ts'
import { inScope, outsideScope } from './scope.ts'

type AnyRoute = Routes[keyof Routes]

/** What a route does for its asker, within what bounds the asker's permission: rows, decisions, personal fields. */
export async function perform(ctx: Ctx, key: string, route: AnyRoute, input: RouteInput): Promise<unknown> {
  const bounds = (ctx.actor.rights ?? unbounded).boundsOf(route.permission)
  if (route.isOfCompany && bounds.scopes !== null) throw outsideScope()
  if (route.isOfInstallation && ctx.actor.isTenant) throw ofInstallation()
  if (route.showsWhole && bounds.masks.size > 0) throw maskedFile()
  requireUnmasked(input.body, bounds.masks)
  const work = async (ctx: Ctx) =>
    (await askApproval(ctx, key, route, input, bounds)) ??
    mask(route.response, await route.handle(ctx, input as never), bounds.masks)
  return await inScope(ctx, bounds.scopes, work).catch((error: unknown) => {
    throw maskRefusal(route.response, error, bounds.masks)
  })
}

const maskedFile = () =>
  new AppError(403, 'masked-file', 'Este arquivo traz inteiros os dados pessoais que o seu perfil só vê mascarados.')

/** A refusal that shows how the row is now (`current`) shows it as the answer would. */
function maskRefusal(response: z.ZodType | 'file' | 'events', error: unknown, masks: ReadonlySet<string>): unknown {
  if (!(error instanceof AppError) || masks.size === 0 || error.extra['current'] === undefined) return error
  const current = mask(response, error.extra['current'], masks)
  return new AppError(error.status, error.code, error.message, { ...error.extra, current })
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
