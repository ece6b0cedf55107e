import type { Cents, CivilDate } from '@open-sgp/brasil'
import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { parsePeriod, type Days } from './rules/days.ts'
import type { ChargeRow, InvoiceRow } from './store.ts'

/** A title with the account of every centavo. */
export type ExplainedTitle = {
  id: string
  number: number
  contractId: string
  contractNumber: number
  clientName: string
  reason: InvoiceRow['reason']
  period: Days | null
  dueOn: CivilDate
  amountCents: Cents
  items: {
    kind: ChargeRow['kind']
    period: Days | null
    description: string
    quantityDays: number | null
    priceCents: Cents | null
    amountCents: Cents
  }[]
}

type Line = Omit<ExplainedTitle, 'items' | 'period'> & {
  period: string | null
  kind: ChargeRow['kind']
  itemPeriod: string | null
  description: string
  quantityDays: number | null
  priceCents: Cents | null
  itemCents: Cents
}

/** A few titles of a run, spread over all its contracts and the same ones whenever it is looked at. */
export const listSampleIds = async (ctx: Ctx, runId: string, limit: number): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`select id from billing.invoices
    where company_id = ${ctx.companyId} and run_id = ${runId} order by md5(contract_id::text), due_on limit ${limit}`.execute(
    ctx.db,
  )
  return rows.map(({ id }) => id)
}

/** Titles of contracts with their lines, by contract and due date. */
export const listExplained = async (ctx: Ctx, invoiceIds: readonly string[]): Promise<ExplainedTitle[]> => {
  const { rows } = await sql<Line>`
    select i.id, i.number, i.contract_id, c.number as contract_number, cl.name as client_name, i.reason, i.period, i.due_on, i.amount_cents,
      h.kind, h.period as item_period, h.description, h.quantity_days, h.price_cents, h.amount_cents as item_cents
    from billing.invoices i join contracts.contracts c on c.id = i.contract_id join clients.clients cl on cl.id = i.client_id
    join billing.charges h on h.invoice_id = i.id
    where i.company_id = ${ctx.companyId} and i.id = any(${invoiceIds}::uuid[])
    order by c.number, i.due_on, i.id, lower(h.period), h.id`.execute(ctx.db)
  const titles = new Map<string, ExplainedTitle>()
  for (const { kind, itemPeriod, description, quantityDays, priceCents, itemCents, period, ...title } of rows) {
    const found = titles.get(title.id) ?? { ...title, period: parsePeriod(period), items: [] }
    found.items.push({
      kind,
      period: parsePeriod(itemPeriod),
      description,
      quantityDays,
      priceCents,
      amountCents: itemCents,
    })
    titles.set(title.id, found)
  }
  return [...titles.values()]
}
