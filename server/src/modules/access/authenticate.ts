import { noCompany, type Authenticate } from '#kernel/session'
import { findSession } from './store.ts'

/** Permissions come from the database at every request: a change or a deactivation takes effect at once. */
export const authenticate: Authenticate = async (runtime, token, companyId) => {
  const rows = await findSession(runtime.db, token, runtime.clock())
  const row = companyId === undefined ? rows[0] : rows.find((candidate) => candidate.companyId === companyId)
  if (!row) return undefined
  const actor = { kind: 'user' as const, id: row.id, name: row.name, permissions: new Set(row.permissions) }
  return { actor, companyId: row.companyId ?? noCompany, timeZone: row.timeZone ?? 'America/Sao_Paulo' }
}
