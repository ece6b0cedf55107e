import { addMonths, type Cents, type CivilDate } from '@open-sgp/brasil'
import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'

export type Comparison = { invoiceCount: number; amountCents: Cents; differenceCents: Cents }

/** What the runs billed for the same due days one month before, and how far this amount is from it. */
export const comparePreviousMonth = async (
  ctx: Ctx,
  { from, to, amountCents }: { from: CivilDate; to: CivilDate; amountCents: Cents },
): Promise<Comparison> => {
  const { rows } = await sql<{ invoiceCount: number; amountCents: number }>`
    select count(*)::int as invoice_count, coalesce(sum(amount_cents), 0)::bigint as amount_cents from billing.invoices
    where company_id = ${ctx.companyId} and due_on between ${addMonths(from, -1)} and ${addMonths(to, -1)}
      and reason in ('recurring', 'proration', 'final') and status <> 'cancelled'`.execute(ctx.db)
  const before = rows[0] ?? { invoiceCount: 0, amountCents: 0 }
  return { ...before, differenceCents: amountCents - before.amountCents }
}

export type SampleInvoice = { id: string; number: number; clientName: string; dueOn: CivilDate; amountCents: Cents }

export const listSample = (ctx: Ctx, invoiceIds: readonly string[]): Promise<SampleInvoice[]> =>
  ctx.db
    .selectFrom('billing.invoices as i')
    .innerJoin('clients.clients as cl', 'cl.id', 'i.clientId')
    .select(['i.id', 'i.number', 'cl.name as clientName', 'i.dueOn', 'i.amountCents'])
    .where('i.companyId', '=', ctx.companyId)
    .where(sql<boolean>`i.id = any(${invoiceIds}::uuid[])`)
    .orderBy('i.number')
    .execute()
