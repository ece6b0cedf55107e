import { sql } from 'kysely'
import type { Actor } from './context.ts'
import type { Db } from './db.ts'

/** Something that happened and is told by the application itself; changes of rows are told by triggers. */
export type AuditRow = {
  kind: 'request' | 'read' | 'checkpoint' | 'erasure'
  at: Date
  actor: Actor | null
  companyId: string | null
  requestId: string
  method?: string
  path?: string
  status?: number
  code?: string | null
  address?: string | null
  /** Whose file was read: kind of record, and its id when one was opened. */
  subjectKind?: string
  subjectId?: string | null
  /** Records that were shown, or erased. */
  rowCount?: number | null
  /** What retention may erase while the row stays: the filter of a list, the report of a run. */
  content?: object
}

/** Appends to the chained log, in the order given. Never with a body: it may hold secrets. */
export async function writeAudit(db: Db, rows: readonly AuditRow[]): Promise<void> {
  if (rows.length > 0) await sql`select kernel.audit_write(${JSON.stringify(rows.map(toEntry))}::jsonb)`.execute(db)
}

const toEntry = ({ actor, content, ...row }: AuditRow): object => ({
  kind: row.kind,
  at: row.at,
  company_id: row.companyId,
  actor_kind: actor?.kind ?? 'anonymous',
  actor_id: actor?.id ?? 'anonymous',
  actor_name: actor?.name ?? 'Visitante',
  request_id: row.requestId,
  method: row.method,
  path: row.path,
  status: row.status,
  code: row.code,
  address: row.address,
  subject_kind: row.subjectKind,
  subject_id: row.subjectId,
  row_count: row.rowCount,
  ...(content && { items: [{ record_id: row.subjectId ?? null, content }] }),
})
