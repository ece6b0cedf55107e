import type { Ctx } from '#kernel/context'
import { billContract } from './bill-contract.ts'
import type { Billed } from './bill-contracts.ts'

/** Nothing of a living contract falls due before it. */
const beginning = '1900-01-01'

/**
 * Settles a contract that ended: a last invoice for the days not billed yet, by day, or the days after the end given back. Does
 * nothing for a contract that lives or is settled. What cannot be billed is parked and answered.
 */
export const closeContract = (ctx: Ctx, { contractId }: { contractId: string }): Promise<Billed> =>
  ctx.transaction((ctx) => billContract(ctx, { contractId, dueUntil: beginning }))
