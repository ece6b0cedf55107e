import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { type BoletoRow, liveStatuses } from './store.ts'

export type InvoiceToIssue = {
  id: string
  number: number
  accountId: string
  dueOn: string
  openCents: number
  finePpm: number
  interestPpmMonth: number
  graceDays: number
}

/** Accounts of the invoices, in the one order in which every transaction locks them. */
export async function listAccountsOf(ctx: Ctx, invoiceIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ accountId: string }>`
    select distinct account_id from billing.invoices
    where company_id = ${ctx.companyId} and id = any(${invoiceIds}) and account_id is not null order by account_id`.execute(
    ctx.db,
  )
  return rows.map((row) => row.accountId)
}

/** Open invoices of an account that no live boleto stands for, by number; nobody pays them until the transaction ends. */
export async function listInvoicesToIssue(ctx: Ctx, invoiceIds: readonly string[]): Promise<InvoiceToIssue[]> {
  const { rows } = await sql<InvoiceToIssue>`
    select i.id, i.number, i.account_id, i.due_on, i.open_cents, i.fine_ppm, i.interest_ppm_month, i.grace_days
    from billing.invoices i
    where i.company_id = ${ctx.companyId} and i.id = any(${invoiceIds})
      and i.status = 'open' and i.open_cents > 0 and i.account_id is not null
      and not exists (select 1 from banking.boletos b where b.invoice_id = i.id and b.status::text = any(${liveStatuses}))
    order by i.number for share of i`.execute(ctx.db)
  return rows
}

export type InstructionToSend = {
  id: string
  command: 'register' | 'write_off'
  boletoId: string
  sequence: number
  nossoNumero: string
  nossoNumeroDv: string
  issuedOn: string
  dueOn: string
  amountCents: number
  finePpm: number
  interestPpmMonth: number
  graceDays: number
  documentNumber: string
  invoiceId: string
  invoiceNumber: number
  clientName: string
  document: string | null
  postalCode: string | null
  street: string | null
  streetNumber: string | null
  complement: string | null
  district: string | null
  city: string | null
  state: string | null
}

/** The address that bills go to, else where the service is installed, else any. */
export const payerAddress = sql`left join lateral (
    select a.* from clients.addresses a where a.client_id = c.id
    order by 'billing' = any(a.roles) desc, a.id is not distinct from ct.installation_address_id desc, 'installation' = any(a.roles) desc, a.id
    limit 1) a on true`

/** Orders that wait, with all that the bank asks; a boleto whose last order is unanswered waits for the answer. */
export async function listInstructionsToSend(ctx: Ctx, accountId: string, limit: number): Promise<InstructionToSend[]> {
  const { rows } = await sql<InstructionToSend>`
    select n.id, n.command, b.id as boleto_id, b.sequence, b.nosso_numero, b.nosso_numero_dv, b.issued_on, b.due_on, b.amount_cents,
      b.fine_ppm, b.interest_ppm_month, b.grace_days, b.document_number, i.id as invoice_id, i.number as invoice_number, c.name as client_name, c.document,
      a.postal_code, a.street, a.street_number, a.complement, a.district, a.city, a.state
    from banking.instructions n
    join banking.boletos b on b.id = n.boleto_id
    join billing.invoices i on i.id = b.invoice_id
    join clients.clients c on c.id = i.client_id
    left join contracts.contracts ct on ct.id = i.contract_id
    ${payerAddress}
    where n.company_id = ${ctx.companyId} and n.account_id = ${accountId} and n.status = 'pending'
      and not exists (select 1 from banking.instructions s where s.boleto_id = n.boleto_id and s.status = 'sent')
    order by b.sequence, n.id limit ${limit}`.execute(ctx.db)
  return rows
}

/** Keeps the portador's keys and first number as they are until the caller's transaction ends; whoever changes them is waited for. */
export const holdAccount = (ctx: Ctx, id: string) =>
  sql`select from company.accounts where company_id = ${ctx.companyId} and id = ${id} for key share`.execute(ctx.db)

/** Invoices that nobody has to pay any more. */
export async function listClosedInvoices(ctx: Ctx, invoiceIds: readonly string[]): Promise<string[]> {
  const open = await listOpenCents(ctx, invoiceIds)
  return invoiceIds.filter((id) => (open.get(id) ?? 0) === 0)
}

/** Invoice → what is open of it; zero once paid or cancelled. */
export async function listOpenCents(ctx: Ctx, invoiceIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; openCents: number }>`
    select id, case status when 'open' then open_cents else 0 end as open_cents
    from billing.invoices where company_id = ${ctx.companyId} and id = any(${invoiceIds})`.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, row.openCents]))
}

/** Portadores of a bank, by number. */
export async function listAccountIdsOfBank(ctx: Ctx, bankCode: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from company.accounts where company_id = ${ctx.companyId} and bank_code = ${bankCode} order by number`.execute(
    ctx.db,
  )
  return rows.map((row) => row.id)
}

export type TitleOfBank = {
  id: string
  accountId: string
  invoiceId: string
  documentNumber: string
  status: BoletoRow['status']
  nossoNumero: string
  nossoNumeroDv: string
  nossoNumeroKey: string
}

/**
 * Boletos of the accounts whose nosso número, without check digit and leading zeros, is one of `keys`. One look-up in the unique index
 * a key: on tables that grew faster than their statistics the planner would read them whole.
 */
export async function listTitlesByKey(
  ctx: Ctx,
  accountIds: readonly string[],
  keys: readonly string[],
): Promise<TitleOfBank[]> {
  const { rows } = await sql<TitleOfBank>`
    select b.* from unnest(${accountIds}::uuid[]) as a (id) cross join unnest(${keys}::text[]) as k (key)
    cross join lateral (
      select id, account_id, invoice_id, document_number, status, nosso_numero, nosso_numero_dv, nosso_numero_key from banking.boletos
      where company_id = ${ctx.companyId} and account_id = a.id and nosso_numero_key = k.key limit 1) b`.execute(ctx.db)
  return rows
}
