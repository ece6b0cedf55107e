import { sql } from 'kysely'
import type { Ctx } from './context.ts'
import { unwatched, type Progress } from './run-operation.ts'
import { verifyCheckpoints } from './verify-checkpoints.ts'
import { walkChain } from './walk-chain.ts'

/** What is not as it was written, and where. `detail` is for people, pt-BR. */
export type Finding = {
  kind: 'altered' | 'missing' | 'inserted' | 'rewritten' | 'content' | 'signature'
  chain: number | null
  seq: number | null
  id: string | null
  at: Date | null
  detail: string
}

export type AuditReport = {
  isSound: boolean
  rowCount: number
  chainCount: number
  checkpointCount: number
  /** Rows written since the last signature. */
  unsignedCount: number
  /** Contents that retention erased; their rows still verify. */
  erasedCount: number
  findingCount: number
  /** The first hundred. */
  findings: Finding[]
}

export type Period = { from?: Date | undefined; to?: Date | undefined }
export type Chain = { id: number; head: { seq: number; hash: string } | null; firstSeq: number; lastSeq: number }
/** What one part of the walk found. */
export type Walked = { rowCount: number; erasedCount: number; findings: Finding[] }

const told = 100

/** Walks every chain, every content and every signature, in pages; of a period, the rows of that period. Changes nothing. */
export async function verifyAudit(ctx: Ctx, period: Period = {}, progress: Progress = unwatched): Promise<AuditReport> {
  const chains = await listChains(ctx, period)
  const total = chains.reduce((sum, { firstSeq, lastSeq }) => sum + Math.max(lastSeq - firstSeq + 1, 0), 0)
  const findings: Finding[] = []
  let [rowCount, erasedCount] = [0, 0]
  for (const chain of chains) {
    for await (const page of walkChain(ctx, chain, period)) {
      rowCount += page.rowCount
      erasedCount += page.erasedCount
      findings.push(...page.findings)
      await progress(rowCount, Math.max(total, rowCount), 'verificando')
    }
  }
  const isWhole = period.from === undefined && period.to === undefined
  if (isWhole) findings.push(...(await findStrays(ctx, erasedCount)))
  const signed = await verifyCheckpoints(ctx, period)
  findings.push(...signed.findings)
  return {
    isSound: findings.length === 0,
    rowCount,
    chainCount: chains.length,
    checkpointCount: signed.count,
    unsignedCount: await countUnsigned(ctx),
    erasedCount,
    findingCount: findings.length,
    findings: findings.slice(0, told),
  }
}

/** Heads and last rows in one look, so that what is written meanwhile is in neither. */
async function listChains(ctx: Ctx, { from, to }: Period): Promise<Chain[]> {
  const isIn = sql`l.chain = k.id ${from ? sql`and l.at >= ${from}` : sql``} ${to ? sql`and l.at < ${to}` : sql``}`
  const { rows } = await sql<{
    id: number
    headSeq: number | null
    headHash: string | null
    firstSeq: number
    lastSeq: number
  }>`
    select k.id, c.seq as head_seq, encode(c.hash, 'hex') as head_hash, coalesce(r.first_seq, 1) as first_seq, coalesce(r.last_seq, 0) as last_seq
    from (select id from kernel.audit_chains union select distinct chain from kernel.audit_log) k
    left join kernel.audit_chains c on c.id = k.id
    left join lateral (select min(l.seq) as first_seq, max(l.seq) as last_seq from kernel.audit_log l where ${isIn}) r on true
    order by k.id`.execute(ctx.db)
  return rows.map(({ id, headSeq, headHash, firstSeq, lastSeq }) => ({
    id,
    head: headSeq === null || headHash === null ? null : { seq: headSeq, hash: headHash },
    firstSeq: from === undefined ? 1 : firstSeq,
    lastSeq,
  }))
}

/** Contents without a row, and contents that went without a rule having said so. */
async function findStrays(ctx: Ctx, erasedCount: number): Promise<Finding[]> {
  const { rows } = await sql<{ id: string }>`select distinct d.audit_id as id from kernel.audit_details d
    where not exists (select from kernel.audit_log l where l.id = d.audit_id) limit ${told}`.execute(ctx.db)
  const findings = rows.map(({ id }): Finding => {
    return {
      kind: 'content',
      chain: null,
      seq: null,
      id,
      at: null,
      detail: `Há conteúdo de um registro que não existe: ${id}.`,
    }
  })
  const erasures = await sql<{ count: number }>`
    select coalesce(sum(row_count), 0)::bigint as count from kernel.audit_log where kind = 'erasure'`.execute(ctx.db)
  const known = erasures.rows[0]?.count ?? 0
  if (erasedCount > known)
    findings.push({
      kind: 'content',
      chain: null,
      seq: null,
      id: null,
      at: null,
      detail: `Foram eliminados ${erasedCount} conteúdos, mas as regras de retenção só registraram ${known}.`,
    })
  return findings
}

async function countUnsigned(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select coalesce(sum(c.seq - coalesce(s.seq, 0)), 0)::bigint as count
    from kernel.audit_chains c left join kernel.audit_signed s on s.chain = c.id`.execute(ctx.db)
  return rows[0]?.count ?? 0
}
