import type { Db } from '#kernel/db'
import { permissionsOf, shippedRoles } from './rules/shipped-roles.ts'
import { MaskKind } from './schemas-roles.ts'
import { upsertShippedRole } from './store-roles.ts'

/** Writes the roles that come with the product as this version has them, over the permissions it knows. */
export async function prepareRoles(db: Db, catalogue: readonly string[], now: Date): Promise<void> {
  for (const role of shippedRoles) {
    const { key, name, description, masks = [], requiresSecondFactor = false, limits = {} } = role
    const content = {
      name,
      description,
      permissions: permissionsOf(role, catalogue),
      masks: MaskKind.array().parse(masks),
      requiresSecondFactor,
      signInHours: null,
      ipRanges: [],
      approvalLimits: limits,
    }
    await upsertShippedRole(db, key, content, now)
  }
}
