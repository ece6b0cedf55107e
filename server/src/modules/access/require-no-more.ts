import type { Actor, Ctx } from '#kernel/context'
import { AppError, forbidden, ofInstallation } from '#kernel/errors'
import { unbounded, type Bounds, type Grant, type Scope } from '#kernel/rights'
import { directGrant } from './rights-of.ts'
import { findGrants } from './store-rights.ts'
import type { StaffRow } from './store-users.ts'

/**
 * Nobody gives what they do not have: 403 for a permission that is missing or that the giver holds only within bounds or for a time.
 * A role by itself is not placed yet: its scope comes with its assignment.
 */
export function requireNoMore({ actor }: Ctx, grant: Grant, { isPlaced = true } = {}): void {
  const more = findMore(actor, grant, isPlaced)
  if (more === undefined) return
  if (!actor.permissions.has(more)) throw forbidden(more)
  throw new AppError(
    403,
    'more-than-own',
    `Você tem a permissão “${more}” com limites (campos mascarados, alçada, filial, cidade, POP ou prazo) e não pode dá-la sem eles.`,
  )
}

/** The first permission of `grant` that the actor lacks, or holds only within narrower bounds. */
function findMore({ kind, permissions, rights }: Actor, grant: Grant, isPlaced: boolean): string | undefined {
  if (kind !== 'user') return undefined
  const { boundsOf } = rights ?? unbounded
  return grant.permissions.find((one) => !permissions.has(one) || !isWithin(grant, boundsOf(one), isPlaced))
}

const forever = new Date(8_640_000_000_000_000)

const isWithin = (grant: Grant, { masks, limits, scopes, validUntil }: Bounds, isPlaced: boolean): boolean =>
  [...masks].every((mask) => grant.masks.includes(mask)) &&
  [...limits].every(([kind, most]) => (grant.limits[kind] ?? Infinity) <= most) &&
  (validUntil === null || (grant.validUntil ?? forever) <= validUntil) &&
  (!isPlaced || scopes === null || scopes.some((scope) => isPartOf(grant.scope, scope)))

const isPartOf = (inner: Scope | null, outer: Scope): boolean =>
  inner !== null &&
  isSubset(inner.branchIds, outer.branchIds) &&
  isSubset(inner.cities, outer.cities) &&
  isSubset(inner.popIds, outer.popIds) &&
  (!outer.ownOnly || inner.ownOnly === true)

const isSubset = (inner: readonly string[] | undefined, outer: readonly string[] | undefined): boolean =>
  outer === undefined || (inner !== undefined && inner.every((one) => outer.includes(one)))

/**
 * 403 when a person holds what the actor lacks, or with fewer bounds: nobody changes those who may more than themselves. What counts is
 * what a person holds at all, also outside of the hours and networks of their roles.
 */
export async function requireNotAbove(ctx: Ctx, user: StaffRow): Promise<void> {
  if (ctx.actor.kind !== 'user' || ctx.actor.id === user.id) return
  if (user.isAdministrator && ctx.actor.isTenant) throw ofInstallation()
  const roles = await findGrants(ctx.db, { userId: user.id, companyId: ctx.companyId }, ctx.now, undefined)
  for (const grant of [directGrant(user.permissions), ...roles]) {
    // Nothing is given here: how long the actor may is no matter.
    const more = findMore(ctx.actor, { ...grant, validUntil: ctx.now }, true)
    if (more === undefined) continue
    if (!ctx.actor.permissions.has(more)) throw forbidden(more)
    throw new AppError(403, 'more-than-own', `Esta pessoa tem a permissão “${more}” com menos limites que você.`)
  }
}
