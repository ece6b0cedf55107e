import { sql } from 'kysely'
import type { CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import type { UnlockRow } from './store.ts'

type Keyset = { limit: number; after: string | undefined }

/** Contracts that dunning has to look at on a day: overdue titles, suspended on our proof, or under a promise. By id. */
export async function listContractsInDunning(
  ctx: Ctx,
  { on, after, limit }: Keyset & { on: CivilDate },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from contracts.contracts c
    where c.company_id = ${ctx.companyId} ${after === undefined ? sql`` : sql`and c.id > ${after}`}
      and (c.status in ('active', 'suspended') and exists (select from billing.invoices i where i.contract_id = c.id and i.status = 'open' and i.due_on < ${on})
        or exists (select from contracts.suspensions s join dunning.proofs p on p.suspension_id = s.id where s.contract_id = c.id and s.ended_at is null)
        or exists (select from dunning.unlocks u where u.contract_id = c.id and u.status = 'open'))
    order by c.id limit ${limit}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** Contracts of these titles that a payment may set free: suspended for arrears, or under a promise. By id. */
export async function listReleasableContracts(ctx: Ctx, invoiceIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct c.id from billing.invoices i
    join contracts.contracts c on c.id = i.contract_id
    where i.company_id = ${ctx.companyId} and i.id = any(${invoiceIds})
      and (exists (select from contracts.suspensions s where s.contract_id = c.id and s.ended_at is null and s.kind = 'financial')
        or exists (select from dunning.unlocks u where u.contract_id = c.id and u.status = 'open'))
    order by c.id`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** Contracts of these titles. By id. */
export async function listContractsOf(ctx: Ctx, invoiceIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct contract_id as id from billing.invoices
    where company_id = ${ctx.companyId} and id = any(${invoiceIds}) and contract_id is not null order by 1`.execute(
    ctx.db,
  )
  return rows.map(({ id }) => id)
}

export type OpenUnlock = Pick<UnlockRow, 'id' | 'number' | 'contractId' | 'overrideId' | 'until'> & {
  contractNumber: number
  clientId: string
  isSettled: boolean
  isOverrideOpen: boolean
}

/** Promises that are open, and whether every title they covered is settled. */
export async function listOpenUnlocks(ctx: Ctx, contractIds: readonly string[]): Promise<OpenUnlock[]> {
  const { rows } = await sql<OpenUnlock>`
    select u.id, u.number, u.contract_id, u.override_id, u.until, c.number as contract_number, c.client_id,
      not exists (
        select from dunning.unlock_invoices t join billing.invoices i on i.id = t.invoice_id
        where t.unlock_id = u.id and i.status = 'open' and i.open_cents > 0
      ) as is_settled, o.removed_at is null as is_override_open
    from dunning.unlocks u
    join contracts.contracts c on c.id = u.contract_id
    join contracts.access_overrides o on o.id = u.override_id
    where u.company_id = ${ctx.companyId} and u.status = 'open' and u.contract_id = any(${contractIds})
    order by u.contract_id`.execute(ctx.db)
  return rows
}
