import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { makeLogin } from './make-login.ts'
import { makeNas } from './make-nas.ts'

type Session = {
  contractId: string
  ipv4?: string
  delegatedIpv6Prefix?: string
  updatedAt?: Date
  isInGarden?: boolean
  disconnectedAt?: Date
}

/** A live session of a contract, confirmed by its router just now. */
export async function makeSession(ctx: Ctx, session: Session): Promise<{ id: string; nasId: string }> {
  const { contractId, ipv4 = null, delegatedIpv6Prefix = null, isInGarden = true, disconnectedAt = null } = session
  const [nas, login] = [await makeNas(ctx), await makeLogin(ctx, { contractId })]
  const id = newId()
  await sql`insert into radius.sessions_open (id, company_id, login_id, contract_id, username, nas_id, nas_address, acct_session_id, ipv4,
      delegated_ipv6_prefix, started_at, updated_at, is_in_garden, disconnected_at)
    values (${id}, ${ctx.companyId}, ${login.id}, ${contractId}, ${login.username}, ${nas.id}, '10.9.9.9', ${id}, ${ipv4},
      ${delegatedIpv6Prefix}, ${ctx.now}, ${session.updatedAt ?? ctx.now}, ${isInGarden}, ${disconnectedAt})`.execute(
    ctx.db,
  )
  return { id, nasId: nas.id }
}
