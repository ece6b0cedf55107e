import type { Ctx } from '#kernel/context'
import { rightsFrom, unbounded, type Grant } from '#kernel/rights'
import { userNotFound } from './list-users.ts'
import { directGrant, isOpen } from './rights-of.ts'
import { findGrants } from './store-rights.ts'
import { findStaffUser } from './store-users.ts'

type Source = Grant & {
  kind: 'administrator' | 'direct' | 'role' | 'elevation'
  roleName: string | null
  until: Date | null
  isOpen: boolean
}

/** Every permission that a person has in this company, with what bounds it and where it comes from. 404. */
export async function getUserRights(ctx: Ctx, { id }: { id: string }) {
  const user = await findStaffUser(ctx, id)
  if (!user) throw userNotFound(id)
  const sources = user.isActive ? await findSources(ctx, user) : []
  const counting = sources.filter((source) => source.isOpen)
  const { boundsOf } = user.isAdministrator ? unbounded : rightsFrom(counting)
  const names = [...new Set(sources.flatMap(({ permissions }) => permissions))].toSorted()
  return {
    items: names.map((permission) => {
      const { masks, limits, scopes } = boundsOf(permission)
      return {
        permission,
        text: ctx.catalogue[permission] ?? permission,
        reasons: sources
          .filter(({ permissions }) => permissions.includes(permission))
          .map(({ kind, roleName, until, isOpen }) => ({ kind, roleName, until, isOpen })),
        masks: [...masks],
        limits: [...limits].map(([kind, amountCents]) => ({ kind, amountCents })),
        scopes: scopes && [...scopes],
      }
    }),
  }
}

async function findSources(
  ctx: Ctx,
  { id, isAdministrator, permissions }: { id: string; isAdministrator: boolean; permissions: string[] },
): Promise<Source[]> {
  const always = { roleName: null, until: null, isOpen: true }
  if (isAdministrator) return [{ ...directGrant(permissions), ...always, kind: 'administrator' }]
  const roles = await findGrants(ctx.db, { userId: id, companyId: ctx.companyId }, ctx.now, undefined)
  return [
    { ...directGrant(permissions), ...always, kind: 'direct' },
    ...roles.map((role) => ({
      ...role,
      kind: role.validUntil === null ? ('role' as const) : ('elevation' as const),
      until: role.validUntil,
      isOpen: isOpen(role, ctx.now, ctx.timeZone),
    })),
  ]
}
