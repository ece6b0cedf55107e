import type { Ctx } from '#kernel/context'
import { forgetFailures } from './guard-login.ts'
import { nameDevice } from './known-device.ts'
import { realmOf } from './realms.ts'
import { requireOpenHours } from './require-open-hours.ts'
import { listCompanies, type UserRow } from './store.ts'
import { deleteOldSessions, insertSession, type Factor } from './store-sessions.ts'
import { newToken } from './token.ts'

const sessionMs = 12 * 3_600_000

/** Opens a session of 12 hours for a person who proved by `factors` to be that person. 403 outside of the hours and networks of their roles. */
export async function startLogin(ctx: Ctx, user: UserRow, factors: readonly Factor[]) {
  await requireOpenHours(ctx, user)
  const token = newToken()
  const expiresAt = new Date(ctx.now.getTime() + sessionMs)
  await deleteOldSessions(ctx)
  const realm = realmOf(user)
  const account = { email: user.email, realm }
  await forgetFailures(ctx, account)
  await insertSession(ctx, { userId: user.id, realm, kind: 'login', token, factors, expiresAt })
  const companies = await listCompanies(ctx, user.id)
  return { token, expiresAt, user, companies, device: nameDevice(ctx, account) }
}
