import { isIP } from 'node:net'
import type { Ctx } from '#kernel/context'
import { listFreshHolders } from './views-subscriber.ts'

export type Subscriber = { ctx: Ctx; contractId: string; isInGarden: boolean }

/**
 * Whose line the visitor comes by: the one contract of whose live session the address is, with a ctx of its company. Undefined when
 * nobody's, or when more than one contract claims it (a router that lost a Stop, two routers with the same pool): nobody is shown
 * what may be another's.
 */
export async function findSubscriber(
  ctx: Ctx,
  { address }: { address: string | null },
): Promise<Subscriber | undefined> {
  if (address === null || isIP(address) === 0) return undefined
  const holders = await listFreshHolders(ctx, address)
  const [holder] = holders
  if (!holder || holders.some(({ contractId }) => contractId !== holder.contractId)) return undefined
  return {
    ctx: ctx.forCompany(holder.companyId, holder.timeZone),
    contractId: holder.contractId,
    isInGarden: holders.some(({ isInGarden }) => isInGarden),
  }
}
