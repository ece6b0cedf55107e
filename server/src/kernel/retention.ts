import { sql } from 'kysely'
import type { Ctx } from './context.ts'

/** How long rows stay, by which law, and what then becomes of them. */
export type Retention = {
  key: string
  /** pt-BR. */
  label: string
  law: string
  table: string
  /** Column of the instant from which the days count. */
  since: string
  days: number
  /** `erase-content`: the rows stay in the audit log, what they said goes. */
  action: 'delete' | 'erase-content'
  /** Rows of the whole installation; otherwise those of the company. */
  isShared?: true
  /** Of the audit log: which rows. */
  kind?: 'change' | 'read'
}

const batch = 5_000

/** Does what one schedule says is due, in bounded statements. Gives how many rows. */
export async function retain(ctx: Ctx, schedule: Retention): Promise<number> {
  const before = new Date(ctx.now.getTime() - schedule.days * 86_400_000)
  const once = schedule.action === 'delete' ? deleteRows : eraseContents
  let total = 0
  for (let count = batch; count === batch; total += count) count = await once(ctx, schedule, before)
  return total
}

async function deleteRows(ctx: Ctx, { table, since, isShared }: Retention, before: Date): Promise<number> {
  const mine = isShared ? sql`true` : sql`company_id = ${ctx.companyId}`
  const { numAffectedRows = 0n } = await sql`delete from ${sql.table(table)} where (tableoid, ctid) in (
    select tableoid, ctid from ${sql.table(table)} where ${mine} and ${sql.ref(since)} < ${before} limit ${batch})`.execute(
    ctx.db,
  )
  return Number(numAffectedRows)
}

async function eraseContents(ctx: Ctx, { kind }: Retention, before: Date): Promise<number> {
  const { numAffectedRows = 0n } = await sql`update kernel.audit_details set content = null, salt = null where ctid in (
    select d.ctid from kernel.audit_log l join kernel.audit_details d on d.audit_id = l.id
    where l.kind = ${kind} and l.company_id = ${ctx.companyId} and l.at < ${before} and d.content is not null limit ${batch})`.execute(
    ctx.db,
  )
  return Number(numAffectedRows)
}
