import type { Ctx } from '#kernel/context'
import { AppError, forbidden } from '#kernel/errors'
import { unbounded, type Bounds, type Grant, type Scope } from '#kernel/rights'
import { rightsOf } from './rights-of.ts'
import type { StaffRow } from './store-users.ts'

/**
 * Nobody gives what they do not have: 403 for a permission that is missing or that the giver holds only within bounds.
 * A role by itself is not placed yet: its scope comes with its assignment.
 */
export function requireNoMore({ actor }: Ctx, grant: Grant, { isPlaced = true } = {}): void {
  if (actor.kind !== 'user') return
  const missing = grant.permissions.find((permission) => !actor.permissions.has(permission))
  if (missing !== undefined) throw forbidden(missing)
  const { boundsOf } = actor.rights ?? unbounded
  const wider = grant.permissions.find((permission) => !isWithin(grant, boundsOf(permission), isPlaced))
  if (wider === undefined) return
  throw new AppError(
    403,
    'more-than-own',
    `Você tem a permissão “${wider}” com limites (campos mascarados, alçada, filial ou cidade) e não pode dá-la sem eles.`,
  )
}

const isWithin = (grant: Grant, { masks, limits, scopes }: Bounds, isPlaced: boolean): boolean =>
  [...masks].every((mask) => grant.masks.includes(mask)) &&
  [...limits].every(([kind, most]) => (grant.limits[kind] ?? Infinity) <= most) &&
  (!isPlaced || scopes === null || scopes.some((scope) => isPartOf(grant.scope, scope)))

const isPartOf = (inner: Scope | null, outer: Scope): boolean =>
  inner !== null &&
  isSubset(inner.branchIds, outer.branchIds) &&
  isSubset(inner.cities, outer.cities) &&
  (!outer.ownOnly || inner.ownOnly === true)

const isSubset = (inner: readonly string[] | undefined, outer: readonly string[] | undefined): boolean =>
  outer === undefined || (inner !== undefined && inner.every((one) => outer.includes(one)))

/** 403 when a person holds what the actor lacks: nobody changes those who may more than themselves. */
export async function requireNotAbove(ctx: Ctx, user: StaffRow): Promise<void> {
  if (ctx.actor.kind !== 'user' || ctx.actor.id === user.id) return
  const person = { ...user, userId: user.id, companyId: ctx.companyId, timeZone: null }
  const { permissions } = await rightsOf(ctx.db, { ...person, permissions: user.permissions }, ctx.now).catch(
    (error: unknown) => {
      // Outside of their hours they hold nothing now; what counts is what they hold at all.
      if (error instanceof AppError) return { permissions: new Set<string>() }
      throw error
    },
  )
  const missing = [...permissions].find((permission) => !ctx.actor.permissions.has(permission))
  if (missing !== undefined) throw forbidden(missing)
}
