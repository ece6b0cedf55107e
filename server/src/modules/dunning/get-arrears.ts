import type { CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { considerUnlock } from './quote-unlock.ts'
import type { Title } from './rules/facts.ts'

export type Arrears = {
  clientId: string
  /** `debt`: suspended for arrears; `promised`: opened by a trust unlock; `decision`: closed for a cause that no payment ends; `none`: open. */
  state: 'debt' | 'promised' | 'decision' | 'none'
  titles: readonly Title[]
  /** Last day of the open trust unlock. */
  unlockUntil: CivilDate | null
  offer: { until: CivilDate; grantedInYear: number; unlocksPerYear: number; refusal: string | null }
}

/** What keeps a contract from its service, as far as it is about money, and the trust unlock that it may have. */
export async function getArrears(ctx: Ctx, { contractId }: { contractId: string }): Promise<Arrears> {
  const { facts, policy, until, grantedInYear, refusal } = await considerUnlock(ctx, { contractId })
  const { clientId, titles, unlockUntil, suspension, isBlockedManually, status } = facts
  const isClosed = isBlockedManually || (status !== 'active' && suspension?.kind !== 'financial')
  const state = isClosed ? 'decision' : unlockUntil !== null ? 'promised' : suspension ? 'debt' : 'none'
  const { unlocksPerYear } = policy
  return {
    clientId,
    state,
    titles,
    unlockUntil,
    offer: { until, grantedInYear, unlocksPerYear, refusal: refusal?.detail ?? null },
  }
}
