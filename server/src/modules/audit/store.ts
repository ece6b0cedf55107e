import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { noCompany } from '#kernel/session'

/** The log is the kernel's; here it is only read. */
export type EntryRow = {
  id: string
  at: Date
  kind: 'request' | 'change' | 'read' | 'checkpoint' | 'erasure'
  actorId: string
  actorName: string | null
  requestId: string
  address: string | null
  method: string | null
  path: string | null
  status: number | null
  code: string | null
  tableName: string | null
  op: 'insert' | 'update' | 'delete' | null
  rowCount: number | null
  subjectKind: string | null
  subjectId: string | null
  chain: number
  seq: number
}
export type DetailRow = { recordId: string | null; parentId: string | null; content: Record<string, unknown> | null }

const columns = sql`l.id, l.at, l.kind, l.actor_id, l.actor_name, l.request_id, host(l.address) as address, l.method, l.path, l.status,
  l.code, l.table_name, l.op, l.row_count, l.subject_kind, l.subject_id, l.chain, l.seq`

/** What belongs to the company, and what belongs to none: sign-ins, what the house does by itself. */
const isMine = (ctx: Ctx) =>
  sql`(l.company_id = ${ctx.companyId} or l.company_id is null or l.company_id = ${noCompany})`

export type EntryQuery = {
  /** First and last civil day, by the company's clock. */
  from: string | undefined
  until: string | undefined
  person: string | undefined
  /** Of a record, a request or a person. */
  anyId: string | undefined
  table: string | undefined
  recordId: string | undefined
  requestId: string | undefined
  kind: string | undefined
  address: string | undefined
  before: readonly [at: string, id: string] | undefined
  limit: number
}

/** Newest first. */
export async function listEntries(ctx: Ctx, query: EntryQuery): Promise<EntryRow[]> {
  const { from, until, person, anyId, table, recordId, requestId, kind, address, before, limit } = query
  const conditions: RawBuilder<unknown>[] = [isMine(ctx)]
  if (from) conditions.push(sql`l.at >= ${from}::date::timestamp at time zone ${ctx.timeZone}`)
  if (until) conditions.push(sql`l.at < (${until}::date + 1)::timestamp at time zone ${ctx.timeZone}`)
  if (kind) conditions.push(sql`l.kind = ${kind}`)
  if (table) conditions.push(sql`l.table_name = ${table}`)
  if (requestId) conditions.push(sql`l.request_id = ${requestId}`)
  if (address) conditions.push(sql`l.address = ${address}::inet`)
  if (person)
    conditions.push(
      sql`(l.actor_id = ${person} or kernel.fold(l.actor_name) like '%' || kernel.fold(${likePart(person)}) || '%')`,
    )
  if (anyId) conditions.push(sql`(l.actor_id = ${anyId} or l.request_id = ${anyId} or ${isOf(anyId)})`)
  if (recordId) conditions.push(isOf(recordId))
  if (before) conditions.push(sql`(l.at, l.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`)
  const { rows } = await sql<EntryRow>`select ${columns} from kernel.audit_log l
    where ${sql.join(conditions, sql` and `)} order by l.at desc, l.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

/** Rows about a record or what belongs to it. */
const isOf = (
  id: string,
) => sql`(l.subject_id = ${id} or l.id in (select audit_id from kernel.audit_details where record_id = ${id}
  union all select audit_id from kernel.audit_details where parent_id = ${id}))`

const likePart = (text: string) => text.replace(/[\\%_]/g, '\\$&')

export async function findEntry(
  ctx: Ctx,
  id: string,
): Promise<(EntryRow & { hash: string; prevHash: string }) | undefined> {
  const { rows } = await sql<EntryRow & { hash: string; prevHash: string }>`
    select ${columns}, encode(l.hash, 'hex') as hash, encode(l.prev_hash, 'hex') as prev_hash
    from kernel.audit_log l where l.id = ${id} and ${isMine(ctx)}`.execute(ctx.db)
  return rows[0]
}

export async function listSiblings(ctx: Ctx, { id, requestId }: EntryRow, limit: number): Promise<EntryRow[]> {
  if (requestId === '') return []
  const { rows } = await sql<EntryRow>`select ${columns} from kernel.audit_log l
    where l.request_id = ${requestId} and l.id <> ${id} and ${isMine(ctx)} order by l.at, l.id limit ${limit}`.execute(
    ctx.db,
  )
  return rows
}

export async function listDetails(ctx: Ctx, auditId: string, limit: number): Promise<DetailRow[]> {
  const { rows } = await sql<DetailRow>`select record_id, parent_id, content from kernel.audit_details
    where audit_id = ${auditId} order by position limit ${limit}`.execute(ctx.db)
  return rows
}

/** What was ever done to a record and to what belongs to it, newest first. */
export async function listChangesOf(
  ctx: Ctx,
  { recordId, before, limit }: { recordId: string; before: readonly [string, number] | undefined; limit: number },
): Promise<(EntryRow & DetailRow & { position: number })[]> {
  const older = before ? sql`where (d.audit_id, d.position) < (${before[0]}::uuid, ${before[1]})` : sql``
  const { rows } = await sql<EntryRow & DetailRow & { position: number }>`
    select ${columns}, d.record_id, d.parent_id, d.content, d.position from (
      select * from kernel.audit_details where record_id = ${recordId}
      union all select * from kernel.audit_details where parent_id = ${recordId}
    ) d join kernel.audit_log l on l.id = d.audit_id and l.kind = 'change' and ${isMine(ctx)}
    ${older} order by d.audit_id desc, d.position desc limit ${limit}`.execute(ctx.db)
  return rows
}
