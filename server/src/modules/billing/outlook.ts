import type { Cents, CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { lockBalances } from './store-payments.ts'
import { listAdjustmentsOf, listStandingIds } from './views-outlook.ts'
import { listExplained } from './views-titles.ts'

/** A line of what a title asks for. `titleNumber`: of a title that exists already; null: it is yet to be issued. */
export type OutlookLine = {
  kind: string
  description: string
  amountCents: Cents
  quantityDays: number | null
  priceCents: Cents | null
  titleNumber: number | null
}
export type OutlookTitle = { dueOn: CivilDate; amountCents: Cents; lines: OutlookLine[] }
export type Outlook = { titles: OutlookTitle[]; creditCents: Cents }

type Of = { contractId: string; clientId: string }

/** Titles of a contract that are open or not due yet. */
export const listStandingTitles = (ctx: Ctx, { contractId }: Pick<Of, 'contractId'>): Promise<string[]> =>
  listStandingIds(ctx, contractId, [])

/**
 * What a contract's titles ask for, line by line with their adjustments, by due date: those of `known` (`listStandingTitles`, asked
 * before anything was rehearsed) and what stands besides; and the client's credit. Inside a rehearsal: what would be.
 */
export async function readOutlook(
  ctx: Ctx,
  { contractId, clientId, known }: Of & { known: string[] },
): Promise<Outlook> {
  const ids = await listStandingIds(ctx, contractId, known)
  const adjustments = await listAdjustmentsOf(ctx, ids)
  const titles = (await listExplained(ctx, ids)).map(({ id, number, dueOn, items }) => {
    const titleNumber = known.includes(id) ? number : null
    const charges = items.map(({ period: _, ...item }) => ({ ...item, titleNumber }))
    const adjusted = adjustments
      .filter(({ invoiceId }) => invoiceId === id)
      .map(({ reason: description, amountCents }) => ({
        ...{ kind: 'adjustment', description, amountCents },
        ...{ quantityDays: null, priceCents: null, titleNumber },
      }))
    const lines = [...charges, ...adjusted]
    return { dueOn, amountCents: lines.reduce((sum, line) => sum + line.amountCents, 0), lines }
  })
  const balances = await lockBalances(ctx, [clientId])
  return { titles, creditCents: balances.get(clientId) ?? 0 }
}
