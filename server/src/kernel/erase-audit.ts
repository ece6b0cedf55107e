import { sql } from 'kysely'
import { notAudited } from './audit-tables.ts'
import type { Ctx } from './context.ts'
import { type PersonalTable, rowsOf } from './personal-data.ts'

/** Ids of all records of a person that the audit log may tell of. To be asked before anything is erased. */
export async function listRecords(ctx: Ctx, tables: readonly PersonalTable[], id: string): Promise<string[]> {
  const told = tables.filter(({ table }) => !(table in notAudited))
  // A table of one's own key names its rows; of the others it is what they hang on that does.
  const of = told.map((table) => sql`select to_jsonb(t) ->> 'id' as id from ${rowsOf(ctx, table, id)}`)
  const { rows } = await sql<{ id: string }>`
    select id from (select ${id}::text as id union ${sql.join(of, sql` union `)}) r where id is not null`.execute(
    ctx.db,
  )
  return rows.map(({ id }) => id)
}

/**
 * Erases before and after of these records in the audit log, and of everything that hangs on one of them; and the filters by which
 * somebody looked for these terms. The rows of the log stay and verify: who, when, from where, which record. Gives how many.
 */
export async function eraseAuditOf(
  ctx: Ctx,
  { records, terms }: { records: readonly string[]; terms: readonly string[] },
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    with records as materialized (select unnest(${records}::text[]) as id),
    found as (
      select d.ctid as place from records r join kernel.audit_details d on d.record_id = r.id where d.content is not null
      union select d.ctid from records r join kernel.audit_details d on d.parent_id = r.id where d.content is not null
      union select d.ctid from kernel.audit_log l join kernel.audit_details d on d.audit_id = l.id
        where l.kind = 'read' and l.company_id = ${ctx.companyId} and d.content::text ilike any (${terms.map(toPattern)}::text[])
    )
    update kernel.audit_details d set content = null, salt = null from found where d.ctid = found.place`.execute(ctx.db)
  return Number(numAffectedRows)
}

const toPattern = (term: string): string => `%${term.replaceAll(/[\\%_]/g, '\\$&')}%`
