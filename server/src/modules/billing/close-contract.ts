import type { Ctx } from '#kernel/context'
import { billContracts } from './bill-contracts.ts'
import { getSettings } from './get-settings.ts'
import { loadContracts } from './load-contracts.ts'
import { insertMissingCycles, type ParkedContract } from './store-run.ts'
import type { NewInvoiceRow } from './store.ts'

/** Nothing of a living contract falls due before it. */
const beginning = '1900-01-01'

/**
 * Settles a contract that ended: a last invoice for the days not billed yet, by day, or the days after the end given back. Does
 * nothing for a contract that lives or is settled. What cannot be billed is parked and answered.
 */
export const closeContract = (
  ctx: Ctx,
  { contractId }: { contractId: string },
): Promise<{ invoices: NewInvoiceRow[]; parked: ParkedContract[] }> =>
  ctx.transaction(async (ctx) => {
    await insertMissingCycles(ctx, contractId)
    const { minimumFirstDays, maxChargesPerDay } = await getSettings(ctx)
    const policy = { dueUntil: beginning, issuedOn: ctx.today, minimumFirstDays, maxChargesPerDay }
    const { invoices, parked } = await billContracts(
      ctx,
      await loadContracts(ctx, [contractId], beginning),
      policy,
      null,
    )
    return { invoices, parked }
  })
