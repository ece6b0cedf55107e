import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { makeAccount, makeClient, makePlan } from '#testing'

export async function insertContract(
  ctx: Ctx,
  o: Record<string, unknown> & { priceCents?: number; dueDay?: number; activatedOn?: string; modality?: string } = {},
) {
  const client = await makeClient(ctx)
  const account = await makeAccount(ctx)
  const { plan, version } = await makePlan(ctx, { version: { priceCents: o.priceCents ?? 10_000 } })
  const id = newId()
  const number = Math.floor(Math.random() * 1e9)
  const on = o.activatedOn ?? ctx.today
  await sql`insert into ${sql.table('contracts.contracts')} (id, company_id, number, client_id, plan_version_id, account_id, modality, status, due_day, loyalty_months, activated_on, access_since, created_at, updated_at)
    values (${id}, ${ctx.companyId}, ${number}, ${client.id}, ${version.id}, ${account.id}, ${o.modality ?? 'regular'}, 'active', ${o.dueDay ?? 10}, 12, ${on}, ${ctx.now}, ${ctx.now}, ${ctx.now})`.execute(
    ctx.db,
  )
  await sql`insert into ${sql.table('contracts.plan_periods')} (id, company_id, contract_id, plan_version_id, price_cents, during)
    values (${newId()}, ${ctx.companyId}, ${id}, ${version.id}, ${o.priceCents ?? 10_000}, daterange(${on}, null))`.execute(
    ctx.db,
  )
  return { id, clientId: client.id, accountId: account.id, planId: plan.id, planVersionId: version.id }
}
