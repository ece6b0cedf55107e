import { sql } from 'kysely'
import type { Ctx } from './context.ts'
import type { Chain, Finding, Period, Walked } from './verify-audit.ts'

const pageSize = 20_000

type Suspect = {
  seq: number
  id: string
  at: string
  beforeSeq: number
  beforeId: string | null
  isRehashed: boolean
  isUnlinked: boolean
  contentFault: 'altered' | 'missing' | 'added' | null
}
type Page = {
  rowCount: number
  erasedCount: number
  lastSeq: number | null
  lastHash: string | null
  suspects: Suspect[]
}
type Before = { seq: number; hash: string }

/** Follows one chain from row to row, a page at a time, then compares its end with its head. */
export async function* walkChain(ctx: Ctx, chain: Chain, period: Period): AsyncGenerator<Walked> {
  let before = await rowBefore(ctx, chain)
  const altered = new Set<number>()
  for (let after = chain.firstSeq - 1; after < chain.lastSeq; after += pageSize) {
    const { rowCount, erasedCount, lastSeq, lastHash, suspects } = await readPage(ctx, chain, after, before)
    for (const { seq, isRehashed } of suspects) if (isRehashed) altered.add(seq)
    yield { rowCount, erasedCount, findings: suspects.flatMap((row) => judge(chain.id, row, altered)) }
    if (lastSeq !== null && lastHash !== null) before = { seq: lastSeq, hash: lastHash }
  }
  if (period.to === undefined) yield { rowCount: 0, erasedCount: 0, findings: judgeEnd(chain, before, altered) }
}

async function rowBefore(ctx: Ctx, { id, firstSeq }: Chain): Promise<Before> {
  if (firstSeq <= 1) return { seq: 0, hash: '' }
  const { rows } = await sql<Before>`select seq, encode(hash, 'hex') as hash from kernel.audit_log
    where chain = ${id} and seq < ${firstSeq} order by seq desc limit 1`.execute(ctx.db)
  return rows[0] ?? { seq: 0, hash: '' }
}

async function readPage(ctx: Ctx, chain: Chain, after: number, before: Before): Promise<Page> {
  const until = Math.min(after + pageSize, chain.lastSeq)
  const isFirst = after === chain.firstSeq - 1 && chain.firstSeq <= 1
  const { rows } = await sql<Page>`
    with page as materialized (
      select l.seq, l.id, l.at, l.hash, l.prev_hash, l.details_hash, kernel.audit_hash(l) as computed
      from kernel.audit_log l where l.chain = ${chain.id} and l.seq <= ${until} ${isFirst ? sql`` : sql`and l.seq > ${after}`}
    ), contents as materialized (
      select d.audit_id, sha256(string_agg(d.digest, '' order by d.position)) as total, count(*) filter (where d.content is null) as erased,
        max(d.position) = count(*) and min(d.position) = 1 as is_whole,
        coalesce(bool_and(d.digest = kernel.audit_digest(d.salt, d.record_id, d.parent_id, d.content)) filter (where d.content is not null), true) as is_sound
      from page p join kernel.audit_details d on d.audit_id = p.id group by d.audit_id
    ), linked as (
      select p.seq, p.id, p.at, p.hash,
        coalesce(lag(p.seq) over w, ${before.seq}::bigint) as before_seq, lag(p.id) over w as before_id,
        p.hash is distinct from p.computed as is_rehashed,
        p.prev_hash is distinct from coalesce(lag(p.hash) over w, decode(${before.hash}, 'hex')) as is_unlinked,
        coalesce(c.erased, 0) as erased,
        case when p.details_hash is null then case when c.audit_id is not null then 'added' end
          when c.audit_id is null then 'missing'
          when not c.is_sound then 'altered'
          when c.total is distinct from p.details_hash then case when c.is_whole then 'altered' else 'missing' end end as content_fault
      from page p left join contents c on c.audit_id = p.id window w as (order by p.seq, p.id)
    )
    select count(*)::int as row_count, coalesce(sum(erased), 0)::int as erased_count, max(seq) as last_seq,
      encode((array_agg(hash order by seq desc))[1], 'hex') as last_hash,
      coalesce(jsonb_agg(jsonb_build_object('seq', seq, 'id', id, 'at', at, 'beforeSeq', before_seq, 'beforeId', before_id,
        'isRehashed', is_rehashed, 'isUnlinked', is_unlinked, 'contentFault', content_fault) order by seq)
        filter (where seq <> before_seq + 1 or is_rehashed or is_unlinked or content_fault is not null), '[]') as suspects
    from linked`.execute(ctx.db)
  const [page] = rows
  return page ?? { rowCount: 0, erasedCount: 0, lastSeq: null, lastHash: null, suspects: [] }
}

const contentFaults = {
  altered: 'O antes e depois guardado não é o que foi escrito.',
  missing: 'Falta parte do antes e depois.',
  added: 'Há um antes e depois que não foi escrito com o registro.',
}

function judge(chain: number, row: Suspect, altered: ReadonlySet<number>): Finding[] {
  const { seq, id, beforeSeq, beforeId } = row
  const here = { chain, seq, id, at: new Date(row.at) }
  const findings: Finding[] = []
  const isGap = seq > beforeSeq + 1
  if (isGap) findings.push(missing(chain, beforeSeq + 1, seq - 1))
  if (seq <= beforeSeq || seq < 1)
    findings.push({ ...here, kind: 'inserted', detail: `Registro enfiado na posição ${seq} da cadeia ${chain}.` })
  if (row.isRehashed)
    findings.push({ ...here, kind: 'altered', detail: `O registro ${seq} da cadeia ${chain} foi alterado.` })
  else if (row.isUnlinked && !isGap && seq === beforeSeq + 1 && !altered.has(beforeSeq))
    findings.push(
      beforeSeq === 0
        ? { ...here, kind: 'altered', detail: `O primeiro registro da cadeia ${chain} não é o que foi escrito.` }
        : {
            kind: 'altered',
            chain,
            seq: beforeSeq,
            id: beforeId,
            at: null,
            detail: `O registro ${beforeSeq} da cadeia ${chain} foi alterado e seu resumo refeito: o seguinte lembra outro.`,
          },
    )
  if (row.contentFault) findings.push({ ...here, kind: 'content', detail: contentFaults[row.contentFault] })
  return findings
}

function missing(chain: number, from: number, to: number): Finding {
  const what = from === to ? `falta o registro ${from}` : `faltam os registros ${from} a ${to}`
  return { kind: 'missing', chain, seq: from, id: null, at: null, detail: `Na cadeia ${chain} ${what}.` }
}

function judgeEnd({ id, head, lastSeq }: Chain, last: Before, altered: ReadonlySet<number>): Finding[] {
  if (!head) {
    const detail = `A cadeia ${id} não tem cabeça: seus registros foram enfiados, ou a cabeça apagada.`
    return [{ kind: 'inserted', chain: id, seq: lastSeq, id: null, at: null, detail }]
  }
  if (head.seq > last.seq) return [missing(id, last.seq + 1, head.seq)]
  const here = { chain: id, seq: last.seq, id: null, at: null }
  if (head.seq < last.seq) {
    const detail = `Registros enfiados no fim da cadeia ${id}, da posição ${head.seq + 1} à ${last.seq}.`
    return [{ ...here, kind: 'inserted', seq: head.seq + 1, detail }]
  }
  if (head.hash === last.hash || altered.has(last.seq)) return []
  return [
    {
      ...here,
      kind: 'altered',
      detail: `O último registro da cadeia ${id} (${last.seq}) foi alterado e seu resumo refeito.`,
    },
  ]
}
