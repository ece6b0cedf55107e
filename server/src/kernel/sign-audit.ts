import { sql } from 'kysely'
import { createHmac } from 'node:crypto'
import { writeAudit } from './audit.ts'
import type { Ctx } from './context.ts'

export type SignedHead = { chain: number; seq: number; hash: string }
export type Checkpoint = { number: number; at: Date; heads: SignedHead[]; mac: Buffer }

/** HMAC-SHA256 under a key that comes from SECRET_KEY, over the heads and the signature before. */
export function macOf(key: Buffer, { number, at, heads }: Omit<Checkpoint, 'mac'>, before: Buffer | undefined): Buffer {
  const told = heads.map(({ chain, seq, hash }) => `${chain}:${seq}:${hash}`).join(',')
  return createHmac('sha256', key)
    .update(`${number}\n${at.toISOString()}\n${told}\n${before?.toString('hex') ?? ''}`)
    .digest()
}

export const auditKey = (ctx: Ctx): Buffer => ctx.secrets.deriveKey('audit-checkpoints')

/**
 * Signs how far each chain of the audit log is. Whoever rewrites a chain afterwards cannot sign it again. Gives the checkpoint's
 * number, or null when nothing happened since the last one. The log file of the process is told too: it lies outside of the database.
 */
export const signAudit = (ctx: Ctx): Promise<number | null> =>
  ctx.transaction(async (ctx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('kernel.audit_checkpoints', 0))`.execute(ctx.db)
    const heads = await listMovedHeads(ctx)
    if (heads.length === 0) return null
    const last = await lastCheckpoint(ctx)
    const checkpoint = { number: (last?.number ?? 0) + 1, at: ctx.now, heads }
    const mac = macOf(auditKey(ctx), checkpoint, last?.mac)
    const { number } = checkpoint
    await sql`insert into kernel.audit_checkpoints (number, at, heads, mac)
      values (${number}, ${ctx.now}, ${JSON.stringify(heads)}, ${mac})`.execute(ctx.db)
    await sql`insert into kernel.audit_signed (chain, seq) select h.chain, h.seq
      from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) h (chain integer, seq bigint)
      on conflict (chain) do update set seq = excluded.seq`.execute(ctx.db)
    await writeAudit(ctx.db, [rowOf(ctx, number, mac)])
    ctx.log.info({ checkpoint: number, heads, mac: mac.toString('hex') }, 'audit checkpoint')
    return number
  })

const rowOf = (ctx: Ctx, number: number, mac: Buffer) => ({
  kind: 'checkpoint' as const,
  at: ctx.now,
  actor: ctx.actor,
  companyId: null,
  requestId: ctx.requestId,
  subjectKind: 'checkpoint',
  subjectId: String(number),
  code: mac.toString('hex'),
})

/** Heads that moved since they were signed, unless all that moved them is the row of the last signature. */
async function listMovedHeads(ctx: Ctx): Promise<SignedHead[]> {
  const { rows } = await sql<SignedHead & { isWorthIt: boolean }>`
    select c.id as chain, c.seq, encode(c.hash, 'hex') as hash,
      exists (select from kernel.audit_log l where l.chain = c.id and l.seq > coalesce(s.seq, 0) and l.kind <> 'checkpoint') as is_worth_it
    from kernel.audit_chains c left join kernel.audit_signed s on s.chain = c.id
    where c.seq > coalesce(s.seq, 0) order by c.id`.execute(ctx.db)
  if (!rows.some(({ isWorthIt }) => isWorthIt)) return []
  return rows.map(({ chain, seq, hash }) => ({ chain, seq, hash }))
}

async function lastCheckpoint(ctx: Ctx): Promise<{ number: number; mac: Buffer } | undefined> {
  const { rows } = await sql<{ number: number; mac: Buffer }>`
    select number, mac from kernel.audit_checkpoints order by number desc limit 1`.execute(ctx.db)
  return rows[0]
}
