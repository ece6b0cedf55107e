import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { makeAccount, makeClient } from '#testing'

let serial = 0

type Overrides = { accountId?: string; clientId?: string; dueOn?: string; amountCents?: number }

/** An open invoice, written straight into its table. */
export async function makeInvoice(ctx: Ctx, overrides: Overrides = {}) {
  serial += 1
  const id = newId()
  const accountId = overrides.accountId ?? (await makeAccount(ctx)).id
  const clientId = overrides.clientId ?? (await makeClient(ctx)).id
  await sql`insert into ${sql.table('billing.invoices')} (id, company_id, number, client_id, account_id, reason, issued_on, due_on, amount_cents, fine_ppm, interest_ppm_month, created_at)
    values (${id}, ${ctx.companyId}, ${serial}, ${clientId}, ${accountId}, 'avulso', ${ctx.today}, ${overrides.dueOn ?? '2026-02-10'}, ${overrides.amountCents ?? 9990}, 20000, 10000, ${ctx.now})`.execute(
    ctx.db,
  )
  return { id, number: serial, accountId, clientId }
}
