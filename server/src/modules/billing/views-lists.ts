import { sql, type RawBuilder } from 'kysely'
import type { Cents, CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { whereNameHolds } from '#modules/clients'
import type { InvoiceRow } from './store.ts'

export type ListedInvoice = {
  id: string
  number: number
  clientId: string
  clientName: string
  contractId: string | null
  contractNumber: number | null
  reason: InvoiceRow['reason']
  issuedOn: CivilDate
  dueOn: CivilDate
  amountCents: Cents
  adjustmentCents: Cents
  settledCents: Cents
  openCents: Cents
  status: InvoiceRow['status']
  state: InvoiceRow['status'] | 'overdue'
  settledOn: CivilDate | null
}

export type InvoiceQuery = {
  search?: string | undefined
  status?: InvoiceRow['status'] | 'overdue' | 'standing' | undefined
  isRecurring?: boolean | undefined
  dueFrom?: CivilDate | undefined
  dueUntil?: CivilDate | undefined
  clientId?: string | undefined
  contractId?: string | undefined
  accountId?: string | undefined
  runId?: string | undefined
  sort?: 'dueOn' | '-dueOn' | undefined
}

const all = (parts: readonly RawBuilder<unknown>[]) => sql.join(parts, sql` and `)

/** Invoices by due date and id after `after`, in the order of `sort`. */
export const selectInvoices = async (
  ctx: Ctx,
  query: InvoiceQuery,
  after: readonly [CivilDate, string] | undefined,
  limit: number,
): Promise<ListedInvoice[]> => {
  const where = [sql`i.company_id = ${ctx.companyId}`]
  if (query.search !== undefined)
    where.push(
      /^\d{1,9}$/.test(query.search)
        ? sql`i.number = ${Number(query.search)}`
        : whereNameHolds('cl.searchName', query.search),
    )
  if (query.status === 'overdue') where.push(sql`i.status = 'open' and i.due_on < ${ctx.today}`)
  else if (query.status === 'standing') where.push(sql`i.status <> 'cancelled'`)
  else if (query.status !== undefined) where.push(sql`i.status = ${query.status}`)
  if (query.isRecurring !== undefined)
    where.push(sql`(i.reason in ('recurring', 'proration', 'final')) = ${query.isRecurring}`)
  if (query.dueFrom !== undefined) where.push(sql`i.due_on >= ${query.dueFrom}`)
  if (query.dueUntil !== undefined) where.push(sql`i.due_on <= ${query.dueUntil}`)
  if (query.clientId !== undefined) where.push(sql`i.client_id = ${query.clientId}`)
  if (query.contractId !== undefined) where.push(sql`i.contract_id = ${query.contractId}`)
  if (query.accountId !== undefined) where.push(sql`i.account_id = ${query.accountId}`)
  if (query.runId !== undefined) where.push(sql`i.run_id = ${query.runId}`)
  const isDescending = query.sort === '-dueOn'
  const beyond = isDescending ? sql`<` : sql`>`
  const order = isDescending ? sql`desc` : sql`asc`
  if (after) where.push(sql`(i.due_on, i.id) ${beyond} (${after[0]}::date, ${after[1]}::uuid)`)
  const { rows } = await sql<ListedInvoice>`
    select i.id, i.number, i.client_id, cl.name as client_name, i.contract_id, c.number as contract_number, i.reason, i.issued_on,
      i.due_on, i.amount_cents, i.adjustment_cents, i.settled_cents, i.open_cents, i.status, i.settled_on,
      case when i.status = 'open' and i.due_on < ${ctx.today} then 'overdue' else i.status::text end as state
    from billing.invoices i join clients.clients cl on cl.id = i.client_id left join contracts.contracts c on c.id = i.contract_id
    where ${all(where)} order by i.due_on ${order}, i.id ${order} limit ${limit}`.execute(ctx.db)
  return rows
}

export type ListedParked = {
  contractId: string
  contractNumber: number
  clientId: string
  clientName: string
  cause: string
  detail: string
  parkedAt: Date
}

export const selectParked = async (ctx: Ctx, after: number, limit: number): Promise<ListedParked[]> => {
  const { rows } = await sql<ListedParked>`
    select p.contract_id, c.number as contract_number, c.client_id, cl.name as client_name, p.cause, p.detail, p.parked_at
    from billing.parked_contracts p join contracts.contracts c on c.id = p.contract_id join clients.clients cl on cl.id = c.client_id
    where p.company_id = ${ctx.companyId} and c.number > ${after} order by c.number limit ${limit}`.execute(ctx.db)
  return rows
}

export type UnbilledContract = {
  contractId: string
  contractNumber: number
  clientName: string
  reason: 'courtesy' | 'demonstration' | 'parked' | 'cancelled-invoice' | 'joined' | 'free' | 'not-billed-yet'
  detail: string | null
}

/**
 * Contracts that lived in a month and have no invoice due in it that stands, with the reason: `courtesy`, `demonstration`, `parked`,
 * `cancelled-invoice` (its invoice of that month was cancelled), `joined` (the days were billed in another month's invoice),
 * `free` (price zero) or `not-billed-yet`.
 */
export const selectUnbilled = async (
  ctx: Ctx,
  month: { from: CivilDate; to: CivilDate },
  after: number,
  limit: number,
): Promise<UnbilledContract[]> => {
  const { rows } = await sql<UnbilledContract>`
    select c.id as contract_id, c.number as contract_number, cl.name as client_name, p.detail,
      case
        when c.modality <> 'regular' then c.modality::text
        when p.contract_id is not null then 'parked'
        when cy.billed_until is null or cy.billed_until < least(billing.due_in(${month.from}, c.due_day), coalesce(c.ended_on, 'infinity')) then 'not-billed-yet'
        when exists (select from billing.invoices i where i.contract_id = c.id and i.due_on >= ${month.from} and i.due_on < ${month.to}
          and i.status = 'cancelled') then 'cancelled-invoice'
        when exists (select from billing.invoices i where i.contract_id = c.id and i.status <> 'cancelled'
          and i.period && daterange(${month.from}, ${month.to})) then 'joined'
        else 'free'
      end as reason
    from contracts.contracts c join clients.clients cl on cl.id = c.client_id
    left join billing.parked_contracts p on p.contract_id = c.id
    left join billing.cycles cy on cy.contract_id = c.id
    where c.company_id = ${ctx.companyId} and c.number > ${after} and c.activated_on < ${month.to} and (c.ended_on is null or c.ended_on > ${month.from})
      and not exists (select from billing.invoices i where i.contract_id = c.id and i.due_on >= ${month.from} and i.due_on < ${month.to}
        and i.status <> 'cancelled' and i.reason in ('recurring', 'proration', 'final'))
    order by c.number limit ${limit}`.execute(ctx.db)
  return rows
}
