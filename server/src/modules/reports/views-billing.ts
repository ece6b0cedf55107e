import type { Cents, CivilDate } from '@open-sgp/brasil'
import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'

export type DueSums = {
  billedCount: number
  billedCents: Cents
  openCount: number
  openCents: Cents
  overdueCount: number
  overdueCents: Cents
  /** Of the billed, what has fallen due before today. */
  fallenCents: Cents
  recurringCount: number
  recurringCents: Cents
}

/** Titles that stand and fall due in [from, to), as they are now. */
export async function sumInvoices(ctx: Ctx, { from, to }: { from: CivilDate; to: CivilDate }): Promise<DueSums> {
  const faceCents = sql`coalesce(sum(amount_cents + adjustment_cents)`
  const isRecurring = sql`filter (where reason in ('recurring', 'proration', 'final'))`
  const isFallen = sql`filter (where due_on < ${ctx.today})`
  const { rows } = await sql<DueSums>`
    select count(*)::int as billed_count, ${faceCents}, 0)::bigint as billed_cents,
      (count(*) filter (where status = 'open'))::int as open_count, coalesce(sum(open_cents), 0)::bigint as open_cents,
      (count(*) filter (where status = 'open' and due_on < ${ctx.today}))::int as overdue_count,
      coalesce(sum(open_cents) ${isFallen}, 0)::bigint as overdue_cents, ${faceCents} ${isFallen}, 0)::bigint as fallen_cents,
      (count(*) ${isRecurring})::int as recurring_count, ${faceCents} ${isRecurring}, 0)::bigint as recurring_cents
    from billing.invoices
    where company_id = ${ctx.companyId} and due_on >= ${from} and due_on < ${to} and status <> 'cancelled'`.execute(
    ctx.db,
  )
  const [row] = rows
  if (!row) throw new Error('A select of sums gave no row.')
  return row
}

type Method = 'boleto' | 'pix' | 'cash' | 'card' | 'transfer'
export type DayReceipts = { day: CivilDate; method: Method; count: number; cents: Cents }

/** Money by day paid and method in [from, to): reversals count against the day they were made, credit spent is not money. */
export async function sumReceipts(ctx: Ctx, from: CivilDate, to: CivilDate): Promise<DayReceipts[]> {
  const { rows } = await sql<DayReceipts>`
    select paid_on as day, method, (count(*) filter (where reverses_id is null))::int as count, sum(received_cents)::bigint as cents
    from billing.payments
    where company_id = ${ctx.companyId} and paid_on >= ${from} and paid_on < ${to} and method <> 'credit'
    group by 1, 2 order by 1, 2`.execute(ctx.db)
  return rows
}

type Bucket = { bucket: string; count: number; cents: Cents }

/** Everything open, by days since its due date. */
export async function sumAging(ctx: Ctx): Promise<Map<string, Bucket>> {
  const age = sql`${ctx.today}::date - due_on`
  const { rows } = await sql<Bucket>`
    select case when ${age} <= 0 then 'not-due' when ${age} <= 30 then '1-30' when ${age} <= 60 then '31-60' when ${age} <= 90 then '61-90' else '90+' end as bucket,
      count(*)::int as count, sum(open_cents)::bigint as cents
    from billing.invoices where company_id = ${ctx.companyId} and status = 'open' group by 1`.execute(ctx.db)
  return new Map(rows.map((row) => [row.bucket, row]))
}
