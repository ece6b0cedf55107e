import { sql } from 'kysely'
import type { Actor } from './context.ts'
import type { Db } from './db.ts'
import { newId } from './ids.ts'

export type AuditRow = {
  at: Date
  actor: Actor | null
  companyId: string | null
  requestId: string
  method: string
  path: string
  status: number
  code: string | null
  address: string
}

/** Keeps who asked for what and how it was answered. Never the body: it may hold secrets and personal data. */
export async function writeAudit(db: Db, row: AuditRow): Promise<void> {
  await sql`insert into kernel.audit_log (id, at, company_id, actor_kind, actor_id, request_id, method, path, status, code, address)
    values (${newId()}, ${row.at}, ${row.companyId}, ${row.actor?.kind ?? 'anonymous'}, ${row.actor?.id ?? 'anonymous'}, ${row.requestId},
      ${row.method}, ${row.path}, ${row.status}, ${row.code}, ${row.address})`.execute(db)
}
