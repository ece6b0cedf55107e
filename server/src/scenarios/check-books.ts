import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'

export type Totals = {
  invoiceCount: number
  invoicedCents: number
  principalCents: number
  receivedCents: number
  fineCents: number
  interestCents: number
  openCount: number
  openCents: number
  creditCents: number
}

type Row = Totals & {
  creditGivenCents: number
  creditUsedCents: number
  receivable: number
  cash: number
  clientCredit: number
  fine: number
  interest: number
  unbalanced: number
}

/**
 * Adds up every row by itself, without the product's own arithmetic, and compares with the ledger:
 * Σ receivable = Σ invoices − Σ principal paid = Σ open; Σ cash = Σ received; Σ credit = given − used; each transaction balanced.
 * `differences` is empty when the books close to the centavo.
 */
export async function checkBooks(ctx: Ctx): Promise<{ totals: Totals; differences: string[] }> {
  const row = await addUp(ctx)
  const expect = (name: string, found: number, wanted: number) =>
    found === wanted ? [] : [`${name}: ${found} ≠ ${wanted}`]
  const differences = [
    ...expect('a receber no razão × títulos em aberto', row.receivable, row.openCents),
    ...expect('títulos − principal pago × em aberto', row.invoicedCents - row.principalCents, row.openCents),
    ...expect('caixa no razão × recebido', row.cash, row.receivedCents),
    ...expect('multa no razão × pagamentos', -row.fine, row.fineCents),
    ...expect('juros no razão × pagamentos', -row.interest, row.interestCents),
    ...expect('crédito no razão × créditos', -row.clientCredit, row.creditCents),
    ...expect(
      'recebido × principal + multa + juros + créditos',
      row.receivedCents + row.creditUsedCents,
      row.principalCents + row.fineCents + row.interestCents + row.creditGivenCents,
    ),
    ...expect('lançamentos desequilibrados', row.unbalanced, 0),
  ]
  return { totals: row, differences }
}

async function addUp({ db, companyId }: Ctx): Promise<Row> {
  const { rows } = await sql<Row>`
    with i as (
      select count(*)::int as invoice_count, coalesce(sum(amount_cents + adjustment_cents), 0)::bigint as invoiced_cents,
        count(*) filter (where status = 'open')::int as open_count,
        coalesce(sum(amount_cents + adjustment_cents - settled_cents) filter (where status = 'open'), 0)::bigint as open_cents
      from billing.invoices where company_id = ${companyId} and status <> 'cancelled'
    ), p as (
      select coalesce(sum(received_cents) filter (where method <> 'credit'), 0)::bigint as received_cents,
        coalesce(sum(received_cents) filter (where method = 'credit'), 0)::bigint as credit_used_cents,
        coalesce(sum(principal_cents), 0)::bigint as principal_cents, coalesce(sum(fine_cents), 0)::bigint as fine_cents,
        coalesce(sum(interest_cents), 0)::bigint as interest_cents, coalesce(sum(credit_cents), 0)::bigint as credit_given_cents
      from billing.payments where company_id = ${companyId}
    ), l as (
      select coalesce(sum(amount_cents) filter (where account = 'receivable'), 0)::bigint as receivable,
        coalesce(sum(amount_cents) filter (where account in ('cash', 'bank_fee')), 0)::bigint as cash,
        coalesce(sum(amount_cents) filter (where account = 'client_credit'), 0)::bigint as client_credit,
        coalesce(sum(amount_cents) filter (where account = 'client_credit' and payment_id is null), 0)::bigint as granted,
        coalesce(sum(amount_cents) filter (where account = 'fine'), 0)::bigint as fine,
        coalesce(sum(amount_cents) filter (where account = 'interest'), 0)::bigint as interest
      from billing.ledger where company_id = ${companyId}
    ), u as (
      select count(*)::int as unbalanced from (
        select 1 from billing.ledger where company_id = ${companyId} group by transaction_id having sum(amount_cents) <> 0
      ) t
    )
    select i.*, p.*, l.*, u.*, (p.credit_given_cents - p.credit_used_cents - l.granted)::bigint as credit_cents from i, p, l, u`.execute(
    db,
  )
  const [row] = rows
  if (!row) throw new Error('The sums gave no row.')
  return row
}
