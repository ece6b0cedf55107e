import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { Db } from '#kernel/db'
import { newId } from '#kernel/ids'
import type { Realm } from '#kernel/rights'
import { hashToken } from './token.ts'

/** How a person proved to be that person. */
export type Factor = 'password' | 'totp' | 'recovery-code' | 'passkey'

/** Why a session ended before its time. */
export type EndReason =
  | 'logout'
  | 'revoked'
  | 'password-changed'
  | 'password-reset'
  | 'factors-changed'
  | 'token-reused'
  | 'deactivated'
  | 'replaced'

/** What finds a session: its opaque token, or the id that a signed token names. */
export type SessionKey = { token: string } | { sessionId: string; realm: Realm }

export type SessionRow = {
  sessionId: string
  realm: Realm
  lastSeenAt: Date
  userId: string
  name: string
  permissions: string[]
  isAdministrator: boolean
  /** Several companies use the installation. */
  isShared: boolean
  mustChangePassword: boolean
  hasSecondFactor: boolean
  companyId: string | null
  timeZone: string | null
}

/** Whether a company `c` is open to a user `u`. */
export const isOpenTo = sql<boolean>`u.is_administrator or exists (select 1 from access.memberships m where m.user_id = u.id and m.company_id = c.id)`

/** Whether several companies use the installation. */
export const isShared = sql<boolean>`(select count(*) > 1 from company.companies)`

/** Whether a user `u` has a proven second factor. */
export const hasSecondFactor = sql<boolean>`exists (select 1 from access.totp_factors t where t.user_id = u.id and t.confirmed_at is not null)
  or exists (select 1 from access.passkeys p where p.user_id = u.id)`

/** The live session of a key with its user and the company asked for, or the first open to that user; null while there is no company at all. */
export async function findSession(
  db: Db,
  key: SessionKey,
  now: Date,
  companyId: string | undefined,
): Promise<SessionRow | undefined> {
  const isKey =
    'token' in key
      ? sql`s.token_hash = ${hashToken(key.token)}`
      : sql`s.id = ${key.sessionId} and s.realm = ${key.realm}`
  const { rows } = await sql<SessionRow>`
    select s.id as session_id, s.realm, s.last_seen_at, u.id as user_id, u.name, u.permissions, u.is_administrator, u.must_change_password,
      (${hasSecondFactor}) as has_second_factor, c.id as company_id, c.time_zone, ${isShared} as is_shared
    from access.sessions s
    join access.users u on u.id = s.user_id and u.realm = s.realm
    left join company.companies c on ${isOpenTo}
    where ${isKey} and s.expires_at > ${now} and s.revoked_at is null and u.is_active
      and (${companyId ?? null}::uuid is null or c.id = ${companyId ?? null})
    order by c.created_at limit 1`.execute(db)
  return rows[0]
}

const seenEveryMs = 60_000

/** Keeps when a session was last used, to the minute. */
export async function touchSession(db: Db, session: { sessionId: string; lastSeenAt: Date }, now: Date): Promise<void> {
  if (now.getTime() - session.lastSeenAt.getTime() < seenEveryMs) return
  await db.updateTable('access.sessions').set({ lastSeenAt: now }).where('id', '=', session.sessionId).execute()
}

export type NewSession = {
  userId: string
  realm: Realm
  kind: 'login' | 'oauth'
  /** Of a login; a session of tokens has none. */
  token: string | null
  factors: readonly Factor[]
  expiresAt: Date
}

/** Gives the session's id. */
export async function insertSession(ctx: Ctx, { token, factors, ...session }: NewSession): Promise<string> {
  const id = newId()
  await ctx.db
    .insertInto('access.sessions')
    .values({
      ...session,
      id,
      tokenHash: token === null ? null : hashToken(token),
      factors: [...factors],
      createdAt: ctx.now,
      lastSeenAt: ctx.now,
      address: ctx.address,
      userAgent: ctx.userAgent,
    })
    .execute()
  return id
}

/** Ends one session, whoever holds it. False when there is none to end. */
export async function revokeSession(ctx: Ctx, id: string, reason: EndReason): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('access.sessions')
    .set({ revokedAt: ctx.now, revokedReason: reason })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Ends the live sessions of a person: all, only one, or all but one. Gives how many. */
export async function revokeSessions(
  ctx: Ctx,
  { userId, only, except }: { userId: string; only?: string | undefined; except?: string | undefined },
  reason: EndReason,
): Promise<number> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('access.sessions')
    .set({ revokedAt: ctx.now, revokedReason: reason })
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', ctx.now)
    .$if(only !== undefined, (query) => query.where('id', '=', only ?? ''))
    .$if(except !== undefined, (query) => query.where('id', '<>', except ?? ''))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** What a person's live sessions tell of themselves. */
export async function findLiveSessions(ctx: Ctx, userId: string) {
  const { rows } = await sql<{
    id: string
    kind: 'login' | 'oauth'
    userAgent: string | null
    address: string | null
    factors: Factor[]
    createdAt: Date
    lastSeenAt: Date
  }>`select id, kind, user_agent, host(address) as address, factors, created_at, last_seen_at from access.sessions
    where user_id = ${userId} and revoked_at is null and expires_at > ${ctx.now} order by last_seen_at desc, id desc limit 200`.execute(
    ctx.db,
  )
  return rows
}

/** Ends one session, whoever's; false when it was over. */
export async function endSession(ctx: Ctx, id: string, reason: EndReason): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('access.sessions')
    .set({ revokedAt: ctx.now, revokedReason: reason })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** A session that is neither over nor its person's account closed; locked, so that it does not end meanwhile. */
export async function findLiveSession(ctx: Ctx, id: string) {
  const { rows } = await sql<{ id: string; userId: string; realm: Realm; expiresAt: Date }>`
    select s.id, s.user_id, s.realm, s.expires_at
    from access.sessions s join access.users u on u.id = s.user_id and u.realm = s.realm
    where s.id = ${id} and s.revoked_at is null and s.expires_at > ${ctx.now} and u.is_active for share of s`.execute(
    ctx.db,
  )
  return rows[0]
}

const keptMs = 30 * 86_400_000

/** Sessions that ended a month ago are history that nobody asks for. */
export const deleteOldSessions = (ctx: Ctx) =>
  ctx.db
    .deleteFrom('access.sessions')
    .where('expiresAt', '<', new Date(ctx.now.getTime() - keptMs))
    .execute()
