import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { AppliedAndDesired } from './rules/decide-step.ts'

/** A live session with its router and its desired state. */
export type SessionToApply = AppliedAndDesired & {
  id: string
  username: string
  acctSessionId: string
  ipv4: string | null
  contractId: string | null
  loginId: string | null
  nasId: string
  nasAddress: string
  coaPort: number
  secretSealed: Buffer
  disconnectsPerSecond: number
  reason: string
  disconnectedAt: Date | null
  /** Name and value in turn. */
  changeable: string[]
}

// `aaa.profile_of` is the very function that answers a login: what an Accept gives and what a CoA sets cannot differ.
const live = sql`
  from radius.sessions_open s
  join radius.nas n on n.id = s.nas_id
  left join radius.logins l on l.id = s.login_id
  cross join lateral aaa.profile_of(l.id, n.id) p`

const selection = sql`
  select s.id, s.username, s.acct_session_id, host(s.ipv4) as ipv4, s.contract_id, s.login_id, s.nas_id, host(s.nas_address) as nas_address,
    s.applied_hash, s.is_in_garden, s.disconnected_at, l.username is distinct from lower(s.username) as is_renamed, n.type as nas_type, n.accepts_coa, n.coa_port,
    n.secret_sealed, n.disconnects_per_second, p.verdict, p.reason, p.hash, coalesce(p.changeable, '{}') as changeable,
    coalesce(array_length(p.changeable, 1), 0) > 0 as can_change`

/** The live sessions of a contract that were not told to end already. */
export async function listSessionsOfContract(ctx: Ctx, contractId: string): Promise<SessionToApply[]> {
  const { rows } = await sql<SessionToApply>`${selection} ${live}
    where s.company_id = ${ctx.companyId} and s.contract_id = ${contractId} and s.disconnected_at is null
    order by s.id`.execute(ctx.db)
  return rows
}

/** A live session by id. */
export async function findSessionToApply(ctx: Ctx, id: string): Promise<SessionToApply | undefined> {
  const { rows } = await sql<SessionToApply>`${selection} ${live}
    where s.company_id = ${ctx.companyId} and s.id = ${id}`.execute(ctx.db)
  return rows[0]
}

/**
 * Contracts with a live session that does not obey its desired state and of which nobody tried to change that since
 * `triedSince`. Keyset by contract.
 */
export async function listDriftingContracts(
  ctx: Ctx,
  { after, triedSince, limit }: { after: string | undefined; triedSince: Date; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ contractId: string }>`
    select distinct s.contract_id ${live}
    where s.company_id = ${ctx.companyId} and s.disconnected_at is null and s.contract_id > ${after ?? '00000000-0000-0000-0000-000000000000'}
      and (p.verdict = 'refuse' or s.applied_hash is distinct from p.hash or p.verdict = 'open' and s.is_in_garden or l.username is distinct from lower(s.username))
      and not exists (select from radius.access_attempts a where a.session_id = s.id and a.desired_hash = p.hash and a.at > ${triedSince})
    order by s.contract_id limit ${limit}`.execute(ctx.db)
  return rows.map((row) => row.contractId)
}

/** True when a router left the last three requests since `since` without an answer: more of them would only wait. */
export async function isNasSilent(ctx: Ctx, nasId: string, since: Date): Promise<boolean> {
  const last = await ctx.db
    .selectFrom('radius.accessAttempts')
    .select('outcome')
    .where('nasId', '=', nasId)
    .where('at', '>=', since)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(3)
    .execute()
  return last.length === 3 && last.every(({ outcome }) => outcome === 'timeout')
}

/** Which of the contracts have a live session. */
export async function listConnected(ctx: Ctx, contractIds: readonly string[]): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('radius.sessionsOpen')
    .select('contractId')
    .distinct()
    .where('companyId', '=', ctx.companyId)
    .where('contractId', 'in', [...contractIds])
    .execute()
  return rows.flatMap(({ contractId }) => contractId ?? [])
}
