import { sql } from 'kysely'
import type { Ctx } from './context.ts'
import type { Db } from './db.ts'

export type Claim = { route: string; key: string; fingerprint: Buffer }
export type Kept = { status: number; body: string; isRepeated: boolean }

const keptMs = 24 * 3_600_000
const patience = '30s'

const isClaim = (ctx: Ctx, { route, key }: Claim) =>
  sql`company_id = ${ctx.companyId} and actor_id = ${ctx.actor.id} and route = ${route} and key = ${key}`

/** Whether this transaction is the first under the key; waits for one that works on it. Throws 55P03 after 30 seconds. */
export async function claimKey(ctx: Ctx, { route, key, fingerprint }: Claim): Promise<boolean> {
  await sql`select set_config('lock_timeout', ${patience}, true)`.execute(ctx.db)
  const { numAffectedRows = 0n } = await sql`
    insert into kernel.idempotency_keys as k (company_id, actor_id, route, key, fingerprint, created_at)
    values (${ctx.companyId}, ${ctx.actor.id}, ${route}, ${key}, ${fingerprint}, ${ctx.now})
    on conflict (company_id, actor_id, route, key) do update
      set fingerprint = excluded.fingerprint, status = null, answer_sealed = null, created_at = excluded.created_at
      where k.created_at <= ${new Date(ctx.now.getTime() - keptMs)}`.execute(ctx.db)
  await sql`select set_config('lock_timeout', '0', true)`.execute(ctx.db)
  return numAffectedRows > 0n
}

export async function findKept(ctx: Ctx, claim: Claim): Promise<(Kept & { fingerprint: Buffer }) | undefined> {
  const { rows } = await sql<{ fingerprint: Buffer; status: number; answerSealed: string }>`
    select fingerprint, status, answer_sealed from kernel.idempotency_keys where ${isClaim(ctx, claim)} and status is not null`.execute(
    ctx.db,
  )
  const [row] = rows
  return (
    row && {
      fingerprint: row.fingerprint,
      status: row.status,
      body: ctx.secrets.unseal(row.answerSealed),
      isRepeated: true,
    }
  )
}

export async function keepAnswer(ctx: Ctx, claim: Claim, answer: { status: number; body: string }): Promise<void> {
  await sql`update kernel.idempotency_keys set status = ${answer.status}, answer_sealed = ${ctx.secrets.seal(answer.body)}
    where ${isClaim(ctx, claim)}`.execute(ctx.db)
}

/** After the rollback; what a twin did meanwhile stands. */
export async function keepRefusal(ctx: Ctx, claim: Claim, answer: { status: number; body: string }): Promise<void> {
  await sql`
    insert into kernel.idempotency_keys (company_id, actor_id, route, key, fingerprint, status, answer_sealed, created_at)
    values (${ctx.companyId}, ${ctx.actor.id}, ${claim.route}, ${claim.key}, ${claim.fingerprint}, ${answer.status},
      ${ctx.secrets.seal(answer.body)}, ${ctx.now}) on conflict do nothing`.execute(ctx.db)
}

export const sweepIdempotencyKeys = async (db: Db, now: Date): Promise<void> => {
  await sql`delete from kernel.idempotency_keys where created_at <= ${new Date(now.getTime() - keptMs)}`.execute(db)
}
