import type { Runtime } from '#kernel/context'
import type { Duty } from '#kernel/rights'
import { noCompany, type Authenticate, type Session } from '#kernel/session'
import { Id } from '#kernel/values'
import { readAccessToken } from './access-token.ts'
import { findKeySession, isApiKey } from './api-keys.ts'
import { rightsOf } from './rights-of.ts'
import { findSession, touchSession, type SessionKey, type SessionRow } from './store-sessions.ts'

/**
 * The session of whichever key came: an access token (two dots) or an opaque token. Session and rights come from the database at
 * every request, so that a revocation, a deactivation or another right counts at once, in every process.
 */
export const authenticate: Authenticate = async (runtime, { token, companyId, address }) => {
  if (companyId !== undefined && !Id.safeParse(companyId).success) return undefined
  const asked = { companyId, address }
  if (isApiKey(token)) return await findKeySession(runtime, { key: token }, asked)
  const key = await keyOf(runtime, token)
  if (key && 'sessionId' in key && key.realm === 'api') return await findKeySession(runtime, key, asked)
  const row = key && (await findSession(runtime.db, key, runtime.clock(), companyId))
  return row && (await openedBy(runtime, row, address))
}

const keyOf = async (runtime: Runtime, token: string): Promise<SessionKey | undefined> =>
  token.includes('.') ? await readAccessToken(runtime, token, runtime.clock()) : { token }

async function openedBy(runtime: Runtime, row: SessionRow, address: string | undefined): Promise<Session> {
  const now = runtime.clock()
  const granted = await rightsOf(runtime.db, row, now, address)
  await touchSession(runtime.db, row, now)
  const duties: Duty[] = []
  if (row.mustChangePassword) duties.push('password-change')
  if (granted.requiresSecondFactor && !row.hasSecondFactor) duties.push('second-factor-enrolment')
  const { userId: id, name, sessionId, realm } = row
  const { permissions, rights } = granted
  const isTenant = row.isShared && !row.isAdministrator
  return {
    actor: { kind: 'user', id, name, permissions, sessionId, realm, rights, duties, isTenant },
    companyId: row.companyId ?? noCompany,
    timeZone: row.timeZone ?? 'America/Sao_Paulo',
  }
}
