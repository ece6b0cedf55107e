import { sql } from 'kysely'
import type { CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'

/** Contracts by the number that people know them by. */
export const listContractNames = async (ctx: Ctx, contractIds: readonly string[]) =>
  contractIds.length === 0
    ? []
    : await ctx.db
        .selectFrom('contracts.contracts')
        .select(['id as contractId', 'number as contractNumber', 'clientId'])
        .where('companyId', '=', ctx.companyId)
        .where('id', 'in', contractIds)
        .orderBy('id')
        .execute()

export type OverdueDebt = {
  contractId: string
  clientName: string
  /** The oldest title that is open past its due date; null when none is. */
  oldest: { invoiceId: string; number: number; dueOn: CivilDate; daysOverdue: number } | null
  openCents: number
}

/** Whose each contract is and what of it is overdue on a day, by contract. */
export async function loadOverdueDebts(
  ctx: Ctx,
  contractIds: readonly string[],
  on: CivilDate,
): Promise<Map<string, OverdueDebt>> {
  const { rows } = await sql<OverdueDebt>`
    select c.id as contract_id, p.name as client_name, oldest.value as oldest, coalesce(debt.cents, 0) as open_cents
    from contracts.contracts c
    join clients.clients p on p.id = c.client_id
    left join lateral (
      select sum(i.open_cents)::bigint as cents from billing.invoices i where i.contract_id = c.id and i.status = 'open' and i.due_on < ${on}
    ) debt on true
    left join lateral (
      select jsonb_build_object('invoiceId', i.id, 'number', i.number, 'dueOn', i.due_on, 'daysOverdue', ${on}::date - i.due_on) as value
      from billing.invoices i
      where i.contract_id = c.id and i.status = 'open' and i.open_cents > 0 and i.due_on < ${on} order by i.due_on, i.number limit 1
    ) oldest on true
    where c.company_id = ${ctx.companyId} and c.id = any(${contractIds})`.execute(ctx.db)
  return new Map(rows.map((row) => [row.contractId, row]))
}
