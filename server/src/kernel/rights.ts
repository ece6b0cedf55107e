/** Where an identity lives. It exists in one realm only, and its keys open nothing of another. */
export type Realm = 'staff' | 'technician' | 'subscriber' | 'api'

/** The part of a company's rows that a session sees; within one list any match is enough, all lists that are given must match. */
export type Scope = {
  /** `headOffice` stands for what carries no branch. */
  branchIds?: string[]
  /** IBGE codes. */
  cities?: string[]
  /** POPs that serve a contract. */
  popIds?: string[]
  /** Only what is assigned to the person. */
  ownOnly?: true
}

/** What carries no branch, in a list of branches. */
export const headOffice = '00000000-0000-0000-0000-000000000000'

/** What bounds a permission. */
export type Bounds = {
  /** Kinds of personal fields that are masked. */
  masks: ReadonlySet<string>
  /** Largest amount in centavos by kind of decision; above it a second person approves. No entry: no limit. */
  limits: ReadonlyMap<string, number>
  /** Rows that one of them admits; null: every row of the company. */
  scopes: readonly Scope[] | null
  /** When the last of what gives it ends; null: not by itself. */
  validUntil: Date | null
}

/** What bounds a session beside its permissions: each permission by the grants that give it. */
export type Rights = { boundsOf: (permission: string) => Bounds }

const noBounds: Bounds = { masks: new Set(), limits: new Map(), scopes: null, validUntil: null }
export const unbounded: Rights = { boundsOf: () => noBounds }

/** Permissions given together, with what bounds them. */
export type Grant = {
  permissions: readonly string[]
  masks: readonly string[]
  limits: Readonly<Record<string, number>>
  scope: Scope | null
  /** Absent or null: for good. */
  validUntil?: Date | null
}

/**
 * Several grants of one permission add up: what one of them shows, decides or reaches, the session does. Of a permission that is not
 * held, all bounds at once count.
 */
export function rightsFrom(grants: readonly Grant[]): Rights {
  const known = new Map<string, Bounds>()
  const strict = narrowest(grants)
  const boundsOf = (permission: string): Bounds => {
    const found = known.get(permission)
    if (found) return found
    const giving = grants.filter((grant) => grant.permissions.includes(permission))
    const bounds = giving.length > 0 ? widest(giving) : strict
    known.set(permission, bounds)
    return bounds
  }
  return { boundsOf: (permission) => (isMixed(permission) ? strict : boundsOf(permission)) }
}

/** Whose answers are made of what other permissions show: nothing bounded may come in through them. */
const isMixed = (permission: string) => permission === 'signed-in' || permission.startsWith('reports.')

function widest(grants: readonly Grant[]): Bounds {
  const [first] = grants
  if (!first) return noBounds
  const kinds = Object.keys(first.limits).filter((kind) => grants.every(({ limits }) => limits[kind] !== undefined))
  const scopes = grants.flatMap(({ scope }) => (scope ? [scope] : []))
  return {
    masks: new Set(first.masks.filter((mask) => grants.every(({ masks }) => masks.includes(mask)))),
    limits: new Map(kinds.map((kind) => [kind, Math.max(...grants.map(({ limits }) => limits[kind] ?? 0))])),
    scopes: scopes.length < grants.length ? null : scopes,
    validUntil: latest(grants),
  }
}

const latest = (grants: readonly Grant[]): Date | null =>
  grants.reduce<Date | null>(
    (last, { validUntil }) => (last && validUntil ? (validUntil > last ? validUntil : last) : null),
    new Date(0),
  )

function narrowest(grants: readonly Grant[]): Bounds {
  const scopes = grants.flatMap(({ scope }) => (scope ? [scope] : []))
  return {
    masks: new Set(grants.flatMap(({ masks }) => masks)),
    limits: widest(grants).limits,
    scopes: scopes.length > 0 ? scopes : null,
    validUntil: null,
  }
}

/** What a person must do before anything else. */
export type Duty = 'password-change' | 'second-factor-enrolment'
