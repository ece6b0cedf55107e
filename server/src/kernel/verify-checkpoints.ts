import { sql } from 'kysely'
import type { Ctx } from './context.ts'
import { auditKey, macOf, type Checkpoint } from './sign-audit.ts'
import type { Finding, Period } from './verify-audit.ts'

const pageSize = 1_000

/** Follows the signatures from one to the next, and compares what they signed with what is there. */
export async function verifyCheckpoints(ctx: Ctx, period: Period): Promise<{ count: number; findings: Finding[] }> {
  const findings: Finding[] = []
  let last: Checkpoint | undefined
  let count = 0
  for (let page = await readPage(ctx, 0); page.length > 0; page = await readPage(ctx, last?.number ?? 0)) {
    for (const checkpoint of page) {
      findings.push(...judgeSignature(ctx, checkpoint, last))
      last = checkpoint
    }
    count += page.length
  }
  findings.push(...(await judgeLast(ctx, last?.number ?? 0)))
  findings.push(...(await findRewritten(ctx)))
  const isIn = ({ at }: Finding) =>
    at === null || ((period.from === undefined || at >= period.from) && (period.to === undefined || at < period.to))
  return { count, findings: findings.filter(isIn) }
}

const readPage = async (ctx: Ctx, after: number): Promise<Checkpoint[]> =>
  (
    await sql<Checkpoint>`select number, at, heads, mac from kernel.audit_checkpoints
      where number > ${after} order by number limit ${pageSize}`.execute(ctx.db)
  ).rows

function judgeSignature(ctx: Ctx, checkpoint: Checkpoint, last: Checkpoint | undefined): Finding[] {
  const { number, at, mac } = checkpoint
  const here = { kind: 'signature' as const, chain: null, seq: null, id: null, at }
  const expected = (last?.number ?? 0) + 1
  if (number !== expected) return [{ ...here, detail: `Falta a assinatura ${expected}: depois dela vem a ${number}.` }]
  if (macOf(auditKey(ctx), checkpoint, last?.mac).equals(mac)) return []
  return [{ ...here, detail: `A assinatura ${number} não confere: foi alterada, ou feita com outra SECRET_KEY.` }]
}

/** The log itself tells of every signature, so that the last ones cannot be dropped unseen. */
async function judgeLast(ctx: Ctx, last: number): Promise<Finding[]> {
  const { rows } = await sql<{ number: number; at: Date }>`select subject_id::bigint as number, at from kernel.audit_log
    where kind = 'checkpoint' order by at desc, subject_id::bigint desc limit 1`.execute(ctx.db)
  const [told] = rows
  if (!told || told.number <= last) return []
  const detail = `Faltam as assinaturas depois da ${last}: a trilha conta ${told.number}.`
  return [{ kind: 'signature', chain: null, seq: null, id: null, at: told.at, detail }]
}

/** Of each chain, the first signed head that is not there any more as it was signed. */
async function findRewritten(ctx: Ctx): Promise<Finding[]> {
  const { rows } = await sql<{ chain: number; seq: number; at: Date; number: number; soundSeq: number }>`
    with signed as (
      select c.number, c.at, h.chain, h.seq, l.hash is distinct from decode(h.hash, 'hex') as is_broken
      from kernel.audit_checkpoints c, jsonb_to_recordset(c.heads) h (chain integer, seq bigint, hash text)
      left join kernel.audit_log l on l.chain = h.chain and l.seq = h.seq
    )
    select distinct on (s.chain) s.chain, s.seq, s.at, s.number,
      coalesce((select max(t.seq) from signed t where t.chain = s.chain and t.seq < s.seq and not t.is_broken), 0) as sound_seq
    from signed s where s.is_broken order by s.chain, s.seq`.execute(ctx.db)
  return rows.map(({ chain, seq, at, number, soundSeq }) => ({
    kind: 'rewritten',
    chain,
    seq: soundSeq + 1,
    id: null,
    at,
    detail: `A cadeia ${chain} foi reescrita: entre as posições ${soundSeq + 1} e ${seq} não está o que a assinatura ${number} assinou.`,
  }))
}
