import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { RefusalCause } from './rules/undo-refusals.ts'
import type { PaymentRow } from './store-payments.ts'

/** The titles of a run that stand, by id. */
export const listRunInvoices = async (ctx: Ctx, runId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`select id from billing.invoices
    where company_id = ${ctx.companyId} and run_id = ${runId} and status <> 'cancelled' order by id`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/**
 * Keeps files to and from the bank from being written or read until the caller's transaction ends: they hold the number series of
 * their account all along. To be locked, as there, before any title.
 */
export const lockNumberSeries = (ctx: Ctx, runId: string) =>
  sql`select from banking.sequences s where s.name = 'nosso_numero' and s.account_id in (
      select account_id from billing.invoices where company_id = ${ctx.companyId} and run_id = ${runId}
      union select b.account_id from banking.boletos b join billing.invoices i on i.id = b.invoice_id
        where i.company_id = ${ctx.companyId} and i.run_id = ${runId})
    order by s.account_id for share`.execute(ctx.db)

export type Refusal = {
  cause: RefusalCause
  count: number
  invoices: { id: string; number: number; clientName: string }[]
}

type Row = { cause: RefusalCause; count: number; id: string; number: number; clientName: string }

/**
 * What of a run left the house already, by cause. Credit is money of the client that we moved ourselves; a payment reversed is none;
 * a boleto or a notice that waits has reached nobody.
 */
export const listRefusals = async (ctx: Ctx, runId: string, listedAtMost = 10): Promise<Refusal[]> => {
  const { rows } = await sql<Row>`
    with run as materialized (select id, number, client_id, adjustment_cents from billing.invoices
      where company_id = ${ctx.companyId} and run_id = ${runId} and status <> 'cancelled'),
    found as (
      select distinct 'paid' as cause, 1 as place, r.id from run r join billing.payments p on p.invoice_id = r.id and p.method <> 'credit'
        and p.reverses_id is null and not exists (select from billing.payments o where o.reverses_id = p.id)
      union all select distinct 'registered', 2, r.id from run r join banking.boletos b on b.invoice_id = r.id and b.status in ('registered', 'paid')
      union all select distinct 'sent', 3, r.id from run r join banking.boletos b on b.invoice_id = r.id where b.status not in ('registered', 'paid')
        and (b.status in ('sent', 'rejected', 'written_off') or exists (select from banking.instructions n where n.boleto_id = b.id and n.remessa_id is not null))
      union all select distinct 'noticed', 4, r.id from run r join dunning.notices n on n.invoice_id = r.id and (n.attempts > 0 or n.status = 'delivered')
      union all select distinct 'adjusted', 5, r.id from run r join billing.adjustments a on a.invoice_id = r.id),
    ranked as (select f.cause, f.place, r.id, r.number, r.client_id, count(*) over (partition by f.cause)::int as count,
      row_number() over (partition by f.cause order by r.number) as at from found f join run r using (id))
    select k.cause, k.count, k.id, k.number, cl.name as client_name from ranked k join clients.clients cl on cl.id = k.client_id
    where k.at <= ${listedAtMost} order by k.place, k.at`.execute(ctx.db)
  const refusals = new Map<RefusalCause, Refusal>()
  for (const { cause, count, ...invoice } of rows) {
    const refusal = refusals.get(cause) ?? { cause, count, invoices: [] }
    refusal.invoices.push(invoice)
    refusals.set(cause, refusal)
  }
  return [...refusals.values()]
}

/** Payments by credit of a run's titles that stand. */
export const listCreditPayments = async (ctx: Ctx, runId: string): Promise<PaymentRow[]> => {
  const { rows } =
    await sql<PaymentRow>`select p.* from billing.payments p join billing.invoices i on i.id = p.invoice_id
    where p.company_id = ${ctx.companyId} and i.run_id = ${runId} and i.status <> 'cancelled' and p.method = 'credit' and p.reverses_id is null
      and not exists (select from billing.payments o where o.reverses_id = p.id) order by p.id`.execute(ctx.db)
  return rows
}
