import { noCompany, type Authenticate } from '#kernel/session'
import { Id } from '#kernel/values'
import { findSession } from './store.ts'

/** Permissions come from the database at every request: a change or a deactivation takes effect at once. */
export const authenticate: Authenticate = async (runtime, token, companyId) => {
  if (companyId !== undefined && !Id.safeParse(companyId).success) return undefined
  const row = await findSession(runtime.db, token, runtime.clock(), companyId)
  if (!row) return undefined
  const actor = { kind: 'user' as const, id: row.id, name: row.name, permissions: new Set(row.permissions) }
  return { actor, companyId: row.companyId ?? noCompany, timeZone: row.timeZone ?? 'America/Sao_Paulo' }
}
