import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { Db } from '#kernel/db'
import { newId } from '#kernel/ids'
import { isShared } from './store-sessions.ts'

export type ApiClientRow = {
  id: string
  name: string
  permissions: string[]
  perMinute: number
  networks: string[]
  createdAt: Date
  revokedAt: Date | null
  version: number
}

export type ApiKeyRow = {
  id: string
  prefix: string
  createdAt: Date
  expiresAt: Date
  revokedAt: Date | null
  lastUsedAt: Date | null
  lastUsedAddress: string | null
}

const clientColumns = sql`c.id, c.name, c.permissions, c.per_minute, c.networks::text[] as networks, c.created_at, c.revoked_at, c.version`
const keyColumns = sql`k.id, k.prefix, k.created_at, k.expires_at, k.revoked_at, k.last_used_at, host(k.last_used_address) as last_used_address`

export async function insertApiClient(
  ctx: Ctx,
  { name, permissions, perMinute, networks }: Pick<ApiClientRow, 'name' | 'permissions' | 'perMinute' | 'networks'>,
): Promise<string> {
  const id = newId()
  await sql`insert into access.api_clients (id, company_id, name, permissions, per_minute, networks, created_at, created_by, updated_at)
    values (${id}, ${ctx.companyId}, ${name}, ${permissions}, ${perMinute}, ${networks}::text[]::cidr[], ${ctx.now}, ${ctx.actor.id}, ${ctx.now})`.execute(
    ctx.db,
  )
  return id
}

export async function findApiClient(ctx: Ctx, id: string): Promise<ApiClientRow | undefined> {
  const { rows } = await sql<ApiClientRow>`
    select ${clientColumns} from access.api_clients c where c.id = ${id} and c.company_id = ${ctx.companyId}`.execute(
    ctx.db,
  )
  return rows[0]
}

export async function lockApiClient(ctx: Ctx, id: string): Promise<ApiClientRow | undefined> {
  await sql`select 1 from access.api_clients where id = ${id} and company_id = ${ctx.companyId} for update`.execute(
    ctx.db,
  )
  return await findApiClient(ctx, id)
}

export async function listApiClientRows(
  ctx: Ctx,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<(ApiClientRow & { liveKeys: number; lastUsedAt: Date | null })[]> {
  const { rows } = await sql<ApiClientRow & { liveKeys: number; lastUsedAt: Date | null }>`
    select ${clientColumns}, k.live_keys, k.last_used_at
    from access.api_clients c cross join lateral (
      select count(*) filter (where k.revoked_at is null and k.expires_at > ${ctx.now})::int as live_keys, max(k.last_used_at) as last_used_at
      from access.api_keys k where k.client_id = c.id) k
    where c.company_id = ${ctx.companyId} and (${before ?? null}::uuid is null or c.id < ${before ?? null})
    order by c.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

/** All that a client may be, at once; its version grows. */
export async function updateApiClient(
  ctx: Ctx,
  { id, name, permissions, perMinute, networks }: ApiClientRow,
): Promise<void> {
  await sql`update access.api_clients set name = ${name}, permissions = ${permissions}, per_minute = ${perMinute},
      networks = ${networks}::text[]::cidr[], updated_at = ${ctx.now}, version = version + 1
    where id = ${id} and company_id = ${ctx.companyId}`.execute(ctx.db)
}

/** The client with all its keys and tokens, from this moment on. */
export async function revokeApiClientRow(ctx: Ctx, id: string): Promise<void> {
  await sql`update access.api_clients set revoked_at = ${ctx.now}, updated_at = ${ctx.now}, version = version + 1
    where id = ${id} and company_id = ${ctx.companyId} and revoked_at is null`.execute(ctx.db)
}

export async function listKeys(ctx: Ctx, clientId: string): Promise<ApiKeyRow[]> {
  const { rows } = await sql<ApiKeyRow>`
    select ${keyColumns} from access.api_keys k join access.api_clients c on c.id = k.client_id and c.company_id = ${ctx.companyId}
    where k.client_id = ${clientId} order by k.id desc limit 200`.execute(ctx.db)
  return rows
}

export async function insertKey(
  ctx: Ctx,
  key: { clientId: string; prefix: string; secretHash: Buffer; expiresAt: Date },
): Promise<ApiKeyRow> {
  const { rows } = await sql<ApiKeyRow>`
    insert into access.api_keys as k (id, client_id, prefix, secret_hash, created_at, created_by, expires_at)
    values (${newId()}, ${key.clientId}, ${key.prefix}, ${key.secretHash}, ${ctx.now}, ${ctx.actor.id}, ${key.expiresAt})
    returning ${keyColumns}`.execute(ctx.db)
  const [row] = rows
  if (!row) throw new Error('The key was not kept.')
  return row
}

/** False when the client has no such key. A key that was revoked before keeps its instant. */
export async function revokeKeyRow(
  ctx: Ctx,
  { clientId, keyId }: { clientId: string; keyId: string },
): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update access.api_keys k set revoked_at = coalesce(k.revoked_at, ${ctx.now}) from access.api_clients c
    where k.id = ${keyId} and k.client_id = ${clientId} and c.id = k.client_id and c.company_id = ${ctx.companyId}`.execute(
    ctx.db,
  )
  return numAffectedRows > 0n
}

export type LiveKey = {
  keyId: string
  sessionId: string
  secretHash: Buffer
  clientId: string
  name: string
  permissions: string[]
  perMinute: number
  companyId: string
  timeZone: string
  isShared: boolean
  lastUsedAt: Date | null
  isFromThere: boolean
}

/** By the prefix of a key, or by the session of a token that was given for one. */
export type KeySource = { prefix: string } | { sessionId: string }

/** A key that is good now, with its client. */
export async function findLiveKey(
  db: Db,
  source: KeySource,
  { now, address, companyId }: { now: Date; address: string | undefined; companyId: string | undefined },
): Promise<LiveKey | undefined> {
  const isIt =
    'prefix' in source
      ? sql`k.prefix = ${source.prefix}`
      : sql`exists (select 1 from access.sessions s where s.id = ${source.sessionId} and s.api_key_id = k.id
          and s.revoked_at is null and s.expires_at > ${now})`
  const { rows } = await sql<LiveKey>`
    select k.id as key_id, ${'sessionId' in source ? source.sessionId : sql`k.id`} as session_id, k.secret_hash, k.last_used_at,
      c.id as client_id, c.name, c.permissions, c.per_minute, c.company_id, o.time_zone, ${isShared} as is_shared,
      (c.networks = '{}' or coalesce(${address ?? null}::inet <<= any (c.networks), false)) as is_from_there
    from access.api_keys k join access.api_clients c on c.id = k.client_id join company.companies o on o.id = c.company_id
    where ${isIt} and k.revoked_at is null and k.expires_at > ${now} and c.revoked_at is null
      and (${companyId ?? null}::uuid is null or c.company_id = ${companyId ?? null})`.execute(db)
  return rows[0]
}

const usedEveryMs = 60_000

/** Keeps when and from where a key was last used, to the minute. */
export async function touchKey(
  db: Db,
  key: { keyId: string; lastUsedAt: Date | null },
  { now, address }: { now: Date; address: string | undefined },
): Promise<void> {
  if (key.lastUsedAt !== null && now.getTime() - key.lastUsedAt.getTime() < usedEveryMs) return
  await sql`update access.api_keys set last_used_at = ${now}, last_used_address = ${address ?? null}::inet where id = ${key.keyId}`.execute(
    db,
  )
}

/** A token's session, for as long as the token. */
export async function insertMachineSession(ctx: Ctx, key: LiveKey, expiresAt: Date): Promise<string> {
  const id = newId()
  await sql`insert into access.sessions (id, realm, kind, api_client_id, api_key_id, factors, created_at, last_seen_at, expires_at, address, user_agent)
    values (${id}, 'api', 'machine', ${key.clientId}, ${key.keyId}, '{}', ${ctx.now}, ${ctx.now}, ${expiresAt}, ${ctx.address}, ${ctx.userAgent})`.execute(
    ctx.db,
  )
  return id
}
