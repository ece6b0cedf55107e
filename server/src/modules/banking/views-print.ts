import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { BoletoRow } from './store.ts'
import { payerAddress } from './views.ts'

export type PrintableBoleto = BoletoRow & {
  bankCode: string
  writeOffDays: number | null
  invoiceNumber: number
  invoiceIssuedOn: string
  contractId: string | null
  clientId: string
  clientName: string
  document: string | null
  address: string | null
  items: { text: string; amountCents: number }[]
}

/** The boleto that stands for each invoice with all that its paper says: the live one, else the one that was paid. By client, contract and due date, as carnês are cut. */
export async function findPrintableBoletos(ctx: Ctx, invoiceIds: readonly string[]): Promise<PrintableBoleto[]> {
  const { rows } = await sql<PrintableBoleto>`
    select b.*, ac.bank_code, ac.write_off_days, i.number as invoice_number, i.issued_on as invoice_issued_on, i.contract_id, i.client_id,
      c.name as client_name, c.document,
      a.street || ', ' || a.street_number || coalesce(', ' || a.complement, '') || ' - ' || a.district || ' - ' || a.city || '/' || a.state
        || ' - CEP ' || left(a.postal_code, 5) || '-' || right(a.postal_code, 3) as address,
      coalesce(lines.items, '[]'::json) as items
    from billing.invoices i
    join lateral (select * from banking.boletos b where b.invoice_id = i.id and b.status in ('pending', 'sent', 'registered', 'paid')
      order by b.status <> 'paid' desc, b.id desc limit 1) b on true
    join company.accounts ac on ac.id = b.account_id
    join clients.clients c on c.id = i.client_id
    left join contracts.contracts ct on ct.id = i.contract_id
    ${payerAddress}
    left join lateral (select json_agg(json_build_object('text', h.description, 'amountCents', h.amount_cents) order by h.id) as items
      from billing.charges h where h.invoice_id = i.id and not h.is_void) lines on true
    where i.company_id = ${ctx.companyId} and i.id = any(${invoiceIds})
    order by c.code, i.contract_id, b.due_on, i.number`.execute(ctx.db)
  return rows
}
