import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { Command, RemessaRow } from './store-remessas.ts'

export type WaitingAccount = {
  accountId: string
  accountNumber: number
  accountName: string
  bankCode: string
  cnabLayout: '240' | '400' | null
  newCount: number
  newCents: number
  changedCount: number
  changedCents: number
  withdrawnCount: number
  withdrawnCents: number
}

/**
 * What the next remessa of each active portador would take up: boletos never sent, those that take the place of another one of the
 * same title, and withdrawals; without what waits for the bank's answer to an order before it.
 */
export async function listWaitingAccounts(ctx: Ctx): Promise<WaitingAccount[]> {
  const { rows } = await sql<WaitingAccount>`
    with waiting as (
      select n.account_id, b.amount_cents, case
          when n.command = 'write_off' then 'withdrawn'
          when exists (select from banking.boletos o where o.invoice_id = b.invoice_id and o.id < b.id) then 'changed'
          else 'new' end as kind
      from banking.instructions n join banking.boletos b on b.id = n.boleto_id
      where n.company_id = ${ctx.companyId} and n.status = 'pending'
        and not exists (select from banking.instructions s where s.boleto_id = n.boleto_id and s.status = 'sent'))
    select a.id as account_id, a.number as account_number, a.name as account_name, a.bank_code, a.cnab_layout,
      ${sumsOf('new')}, ${sumsOf('changed')}, ${sumsOf('withdrawn')}
    from company.accounts a left join waiting w on w.account_id = a.id
    where a.company_id = ${ctx.companyId} and a.is_active
    group by a.id order by a.number`.execute(ctx.db)
  return rows
}

const sumsOf = (kind: 'new' | 'changed' | 'withdrawn') => sql`
  count(*) filter (where w.kind = ${sql.lit(kind)})::int as ${sql.ref(`${kind}Count`)},
  coalesce(sum(w.amount_cents) filter (where w.kind = ${sql.lit(kind)}), 0)::bigint as ${sql.ref(`${kind}Cents`)}`

export type ListedRemessa = RemessaRow & {
  accountNumber: number
  accountName: string
  acceptedCount: number
  rejectedCount: number
}

type Page = { accountId?: string | undefined; id?: string | undefined; after?: string | undefined; limit: number }

/** Remessas, newest first, with how far the bank has answered them. `id`: that one alone. */
export async function listRemessas(ctx: Ctx, { accountId, id, after, limit }: Page): Promise<ListedRemessa[]> {
  const { rows } = await sql<ListedRemessa>`
    select r.*, a.number as account_number, a.name as account_name, n.accepted_count, n.rejected_count
    from banking.remessas r join company.accounts a on a.id = r.account_id
    cross join lateral (
      select count(*) filter (where status = 'accepted')::int as accepted_count, count(*) filter (where status = 'rejected')::int as rejected_count
      from banking.instructions where remessa_id = r.id) n
    where r.company_id = ${ctx.companyId}
      ${accountId === undefined ? sql`` : sql`and r.account_id = ${accountId}`}
      ${id === undefined ? sql`` : sql`and r.id = ${id}`}
      ${after === undefined ? sql`` : sql`and r.id < ${after}`}
    order by r.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

export type RemessaTitle = {
  id: string
  command: Command
  status: 'sent' | 'accepted' | 'rejected'
  answer: string | null
  invoiceId: string
  invoiceNumber: number
  clientName: string
  nossoNumeroPrinted: string
  dueOn: string
  amountCents: number
}

/** The orders that a remessa took to the bank. */
export async function listRemessaTitles(
  ctx: Ctx,
  remessaId: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<RemessaTitle[]> {
  const { rows } = await sql<RemessaTitle>`
    select n.id, n.command, n.status, n.answer, b.invoice_id, i.number as invoice_number, c.name as client_name, b.nosso_numero_printed,
      b.due_on, b.amount_cents
    from banking.instructions n join banking.boletos b on b.id = n.boleto_id join billing.invoices i on i.id = b.invoice_id
    join clients.clients c on c.id = i.client_id
    where n.company_id = ${ctx.companyId} and n.remessa_id = ${remessaId} ${after === undefined ? sql`` : sql`and n.id > ${after}`}
    order by n.id limit ${limit}`.execute(ctx.db)
  return rows
}
