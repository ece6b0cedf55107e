import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'

/** How often the links of invoices were renewed, plus one; of most nothing is kept, which means 1. */
export async function listLinkGenerations(
  ctx: Ctx,
  invoiceIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.db
    .selectFrom('billing.links')
    .select(['invoiceId', 'generation'])
    .where('companyId', '=', ctx.companyId)
    .where('invoiceId', '=', sql<string>`any(${invoiceIds}::uuid[])`)
    .execute()
  return new Map(rows.map(({ invoiceId, generation }) => [invoiceId, generation]))
}

export const raiseLinkGeneration = (ctx: Ctx, invoiceId: string) =>
  ctx.db
    .insertInto('billing.links')
    .values({ invoiceId, companyId: ctx.companyId, generation: 2, renewedAt: ctx.now, renewedBy: ctx.actor.id })
    .onConflict((on) =>
      on.column('invoiceId').doUpdateSet((eb) => ({
        generation: eb('billing.links.generation', '+', 1),
        renewedAt: ctx.now,
        renewedBy: ctx.actor.id,
      })),
    )
    .execute()

/** Whose an invoice is and which of its links stands, whatever the company: a visitor has none yet. */
export async function findLink(
  ctx: Ctx,
  invoiceId: string,
): Promise<{ companyId: string; timeZone: string; generation: number } | undefined> {
  const { rows } = await sql<{ companyId: string; timeZone: string; generation: number }>`
    select i.company_id, c.time_zone, coalesce(l.generation, 1) as generation
    from billing.invoices i join company.companies c on c.id = i.company_id left join billing.links l on l.invoice_id = i.id
    where i.id = ${invoiceId}`.execute(ctx.db)
  return rows[0]
}
