import type { Db } from '#kernel/db'
import { AppError } from '#kernel/errors'
import { rightsFrom, unbounded, type Grant, type Rights } from '#kernel/rights'
import { isWithinHours } from './rules/sign-in-hours.ts'
import { findGrants, type GrantedRole } from './store-rights.ts'

/** What a person may do in one company. */
export type Granted = {
  permissions: ReadonlySet<string>
  rights: Rights
  /** Whether nothing is open to that person before a second factor is enrolled. */
  requiresSecondFactor: boolean
}

export type Person = {
  userId: string
  /** Null: there is no company yet. */
  companyId: string | null
  isAdministrator: boolean
  permissions: readonly string[]
  timeZone: string | null
}

/** Given to the person directly: nothing bounds it. */
export const directGrant = (permissions: readonly string[]): Grant => ({
  permissions,
  masks: [],
  limits: {},
  scope: null,
})

/** Whether the role counts at `now`, by its hours. */
export const isOpen = ({ signInHours }: GrantedRole, now: Date, timeZone: string | null): boolean =>
  signInHours === null || isWithinHours(signInHours, now, timeZone ?? 'America/Sao_Paulo')

/**
 * What a person may do now in a company: the union of what was given directly and of the roles that count now and from `address`.
 * Nothing bounds the installation's administrator; a role of theirs that asks for a second factor does.
 * 403 `outside-hours` or `outside-network` when that leaves nothing of somebody who has roles.
 */
export async function rightsOf(db: Db, person: Person, now: Date, address?: string): Promise<Granted> {
  const { userId, companyId, isAdministrator, permissions, timeZone } = person
  const given = companyId === null ? [] : await findGrants(db, { userId, companyId }, now, address)
  const requiresSecondFactor = given.some((grant) => grant.requiresSecondFactor)
  if (isAdministrator || companyId === null)
    return { permissions: new Set(permissions), rights: unbounded, requiresSecondFactor }
  const timely = given.filter((grant) => isOpen(grant, now, timeZone))
  const grants = timely.filter(({ isFromThere }) => isFromThere)
  if (given.length > 0 && grants.length === 0 && permissions.length === 0) throw closed(timely.length > 0)
  const direct = permissions.length > 0 ? [directGrant(permissions)] : []
  const all: Grant[] = [...direct, ...grants]
  return {
    permissions: new Set(all.flatMap((grant) => grant.permissions)),
    rights: rightsFrom(all),
    requiresSecondFactor,
  }
}

const closed = (isTimely: boolean) =>
  isTimely
    ? new AppError(
        403,
        'outside-network',
        'Seu perfil não permite entrar deste endereço de rede. Use a rede do provedor.',
      )
    : new AppError(
        403,
        'outside-hours',
        'Seu perfil não permite entrar neste horário. Peça a quem administra os acessos.',
      )
