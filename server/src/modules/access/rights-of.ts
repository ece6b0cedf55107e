import type { Db } from '#kernel/db'
import { unbounded, type Rights } from '#kernel/rights'

/** What a person may do in one company. */
export type Granted = {
  permissions: ReadonlySet<string>
  rights: Rights
  /** Whether nothing is open to that person before a second factor is enrolled. */
  requiresSecondFactor: boolean
}

/** What a person may do now in a company; null: there is no company yet. */
export const rightsOf = async (
  _db: Db,
  { permissions }: { userId: string; companyId: string | null; isAdministrator: boolean; permissions: string[] },
  _now: Date,
): Promise<Granted> => ({ permissions: new Set(permissions), rights: unbounded, requiresSecondFactor: false })
