import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#kernel/db'
import type { Grant, Scope } from '#kernel/rights'
import type { SignInHours } from './rules/sign-in-hours.ts'
import { ApprovalLimits, SignInHoursValue } from './schemas-roles.ts'

/** A role that a person has in a company now, with what bounds it. */
export type GrantedRole = Grant & {
  roleName: string
  validUntil: Date | null
  requiresSecondFactor: boolean
  signInHours: SignInHours | null
  /** Whether the address asked for lies in the role's networks. */
  isFromThere: boolean
}

type Row = Omit<GrantedRole, 'limits' | 'scope' | 'signInHours'> & {
  approvalLimits: unknown
  signInHours: unknown
} & ScopeColumns

export type ScopeColumns = {
  branchIds: string[] | null
  cities: string[] | null
  popIds: string[] | null
  ownOnly: boolean
}

/** The columns of an assignment as a scope; null: no bound. */
export function scopeOf({ branchIds, cities, popIds, ownOnly }: ScopeColumns): Scope | null {
  const scope: Scope = {
    ...(branchIds && { branchIds }),
    ...(cities && { cities }),
    ...(popIds && { popIds }),
    ...(ownOnly && { ownOnly }),
  }
  return Object.keys(scope).length === 0 ? null : scope
}

const Hours = SignInHoursValue.nullable()
const Limits = z.record(z.string(), z.number())

/** The roles given to a person in a company that are not over at `now`; `address` undefined: as from everywhere. */
export async function findGrants(
  db: Db,
  { userId, companyId }: { userId: string; companyId: string },
  now: Date,
  address: string | undefined,
): Promise<GrantedRole[]> {
  const { rows } = await sql<Row>`
    select r.name as role_name, r.permissions, r.masks, r.approval_limits, r.requires_second_factor, r.sign_in_hours,
      a.branch_ids, a.cities, a.pop_ids, a.own_only, a.valid_until,
      cardinality(r.ip_ranges) = 0 or ${address ?? null}::inet is null or ${address ?? null}::inet <<= any(r.ip_ranges) as is_from_there
    from access.role_assignments a join access.roles r on r.id = a.role_id
    where a.user_id = ${userId} and a.company_id = ${companyId} and a.ended_at is null and (a.valid_until is null or a.valid_until > ${now})
    order by a.id`.execute(db)
  return rows.map(({ approvalLimits, signInHours, branchIds, cities, popIds, ownOnly, ...row }) => ({
    ...row,
    limits: Limits.parse(ApprovalLimits.parse(approvalLimits)),
    signInHours: Hours.parse(signInHours),
    scope: scopeOf({ branchIds, cities, popIds, ownOnly }),
  }))
}
