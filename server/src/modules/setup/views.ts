import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'

export type Facts = Record<
  'branch' | 'account' | 'nas' | 'plan' | 'client' | 'contract' | 'invoice' | 'otherUser' | 'anyCompany' | 'backup',
  boolean
> & {
  /** Why the newest backup is none; null when it is one, or there was none. */
  backupFailure: string | null
}

/** What is there already, in the company in use; of people, whether anybody but the first administrator can come in. */
export async function findFacts(ctx: Ctx): Promise<Facts> {
  const has = (table: string) => sql`exists (select from ${sql.table(table)} where company_id = ${ctx.companyId})`
  const { rows } = await sql<Facts>`
    select ${has('company.branches')} as branch, ${has('company.accounts')} as account, ${has('radius.nas')} as nas, ${has('plans.plans')} as plan,
      ${has('clients.clients')} as client, ${has('contracts.contracts')} as contract, ${has('billing.invoices')} as invoice,
      (select count(*) > 1 from access.users where realm = 'staff' and is_active) as other_user,
      exists (select from company.companies) as any_company,
      exists (select from backups.backups where state = 'done') as backup,
      (select failure from backups.backups order by id desc limit 1) as backup_failure`.execute(ctx.db)
  const none = {
    branch: false,
    account: false,
    nas: false,
    plan: false,
    client: false,
    contract: false,
    invoice: false,
  }
  return rows[0] ?? { ...none, otherUser: false, anyCompany: false, backup: false, backupFailure: null }
}
